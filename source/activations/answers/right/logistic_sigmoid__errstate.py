# exercise: logistic_sigmoid
def logistic_sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))
