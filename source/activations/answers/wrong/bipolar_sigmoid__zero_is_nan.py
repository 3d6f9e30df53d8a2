# exercise: bipolar_sigmoid
# breaks: 15
# hint: bipolar_sigmoid_formula
# Takes the sign as x / |x|, which is nan at 0.
def bipolar_sigmoid(x):
    with np.errstate(invalid="ignore"):
        decay = np.exp(-np.abs(x))
        return x / np.abs(x) * (1 - decay) / (1 + decay)
