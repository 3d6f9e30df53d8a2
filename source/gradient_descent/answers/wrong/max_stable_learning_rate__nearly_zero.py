# exercise: max_stable_learning_rate
# breaks: 21, 23
# hint: tiny_matrix
# Takes a tiny X for zero.
import math

import numpy as np


def max_stable_learning_rate(X):
    if np.allclose(X, 0):
        return math.inf
    return float(len(X) / np.linalg.norm(X, 2) ** 2)
