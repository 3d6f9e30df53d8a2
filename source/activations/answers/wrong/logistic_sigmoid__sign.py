# exercise: logistic_sigmoid
# breaks: 11
# hint: exponent_sign
# A falling curve.
def logistic_sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x < 0, 1.0, decay) / (1.0 + decay)
