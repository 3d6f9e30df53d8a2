# exercise: squared_error
# breaks: 4
# hint: arguments_modified
# Subtracts the states from y in place.
import numpy as np


def squared_error(x, y, U, W):
    y -= forward_states(x, U, W)[:, -1]
    return float(np.sum(y**2))
