# exercise: squared_error
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def squared_error(X, t, u, w):
    return float(np.sum((forward_states(X, u, w)[:, -1] - t) ** 2))
