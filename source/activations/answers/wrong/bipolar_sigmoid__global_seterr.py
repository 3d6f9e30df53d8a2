# exercise: bipolar_sigmoid
# breaks: 17
# hint: numpy_warning
# Silences NumPy for everybody: there is no warning only because the settings are no longer the default ones.
np.seterr(over="ignore")


def bipolar_sigmoid(x):
    return np.where(x >= 0, 2 / (1 + np.exp(-x)) - 1, 1 - 2 / (1 + np.exp(x)))
