# exercise: logistic_sigmoid
# breaks: 1
# hint: signature
# The parameter has another name.
def logistic_sigmoid(z):
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, decay) / (1.0 + decay)
