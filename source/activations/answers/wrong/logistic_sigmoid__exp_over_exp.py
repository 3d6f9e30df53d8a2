# exercise: logistic_sigmoid
# breaks: 12
# hint: overflow
# inf / inf on the right.
def logistic_sigmoid(x):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(x) / (1 + np.exp(x))
