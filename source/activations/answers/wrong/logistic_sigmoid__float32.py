# exercise: logistic_sigmoid
# breaks: 2
# hint: logistic_sigmoid_formula
# Half the digits get lost.
def logistic_sigmoid(x):
    x = x.astype(np.float32)
    decay = np.exp(-np.abs(x))
    return (np.where(x >= 0, 1, decay) / (1 + decay)).astype(np.float32)
