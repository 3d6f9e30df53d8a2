# exercise: bipolar_sigmoid
# breaks: 7
# hint: argument_changed
# Seeds NumPy's global generator, "to be reproducible".
def bipolar_sigmoid(x):
    np.random.seed(0)
    decay = np.exp(-np.abs(x))
    return np.sign(x) * (1 - decay) / (1 + decay)
