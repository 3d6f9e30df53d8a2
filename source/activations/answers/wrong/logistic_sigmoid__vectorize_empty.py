# exercise: logistic_sigmoid
# breaks: 4
# hint: any_shape
# np.vectorize without otypes cannot tell the dtype of an empty result.
import math


def one_sigmoid(x):
    return 0.5 * (1 + math.tanh(x / 2))


def logistic_sigmoid(x):
    return np.vectorize(one_sigmoid)(x)
