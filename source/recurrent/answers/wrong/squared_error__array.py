# exercise: squared_error
# breaks: 3
# hint: float_not_array
# Returns an array of one element.
import numpy as np


def squared_error(x, y, U, W):
    return np.sum((forward_states(x, U, W)[:, -1:] - y[:, None]) ** 2, axis=0)
