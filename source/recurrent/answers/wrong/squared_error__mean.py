# exercise: squared_error
# breaks: 12
# hint: mean_not_sum
# The mean over the sequences.
import numpy as np


def squared_error(x, y, U, W):
    return float(np.mean((forward_states(x, U, W)[:, -1] - y) ** 2))
