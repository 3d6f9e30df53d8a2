# exercise: bipolar_sigmoid
# breaks: 15
# hint: scale_of_tanh
# The exponent is doubled.
def bipolar_sigmoid(x):
    decay = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - decay) / (1 + decay)
