# exercise: logistic_sigmoid
# breaks: 6
# hint: argument_changed
# Clips the caller's numbers against the overflow: nothing to be seen of it near zero.
def logistic_sigmoid(x):
    np.clip(x, -500, 500, out=x)
    return 1 / (1 + np.exp(-x))
