# exercise: squared_error
# The last state by Horner's rule, without the others.
from functools import reduce

import numpy as np


def squared_error(x, y, U, W):
    last = reduce(lambda state, column: state * W + column * U, x.T, np.zeros(len(x)))
    return np.dot(last - y, last - y)
