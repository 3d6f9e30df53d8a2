# exercise: logistic_sigmoid
# breaks: 6
# hint: argument_changed
# Computes in the caller's array.
def logistic_sigmoid(x):
    decay = np.exp(-np.abs(x))
    positive = x >= 0
    x[...] = 1.0
    x[~positive] = decay[~positive]
    x /= 1.0 + decay
    return x
