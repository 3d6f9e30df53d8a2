# exercise: squared_error
# breaks: 12
# hint: all_states
# Every state is compared with the answer.
import numpy as np


def squared_error(x, y, U, W):
    return float(np.sum((forward_states(x, U, W)[:, 1:] - y[:, None]) ** 2))
