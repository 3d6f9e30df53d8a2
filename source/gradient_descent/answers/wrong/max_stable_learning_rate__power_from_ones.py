# exercise: max_stable_learning_rate
# breaks: 21, 22
# hint: power_from_ones
# Power iteration from a vector that may be orthogonal to the eigenvector.
import math

import numpy as np


def max_stable_learning_rate(X):
    if not X.any():
        return math.inf
    v, length = np.ones(X.shape[1]), 0.0
    for _ in range(500):
        v = X.T @ (X @ v)
        length = np.linalg.norm(v)
        if length == 0:
            return math.inf
        v = v / length
    return float(len(X) / length)
