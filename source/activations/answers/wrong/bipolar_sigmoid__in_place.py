# exercise: bipolar_sigmoid
# breaks: 6
# hint: argument_changed
# Changes the sign of the caller's numbers.
def bipolar_sigmoid(x):
    sign = np.sign(x)
    np.abs(x, out=x)
    return sign * (1 - np.exp(-x)) / (1 + np.exp(-x))
