# exercise: logistic_sigmoid
# breaks: 13
# hint: numpy_warning
# The formula on paper: right values, and a RuntimeWarning for x = -1000.
def logistic_sigmoid(x):
    return 1 / (1 + np.exp(-x))
