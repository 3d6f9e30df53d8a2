# exercise: max_stable_learning_rate
# breaks: 8
# The smallest stretch of the inverse, by way of an alias.
import numpy as np
from numpy.linalg import pinv as turned_around


def max_stable_learning_rate(X):
    if not X.any():
        return np.inf
    s = np.linalg.svd(turned_around(X), compute_uv=False)
    return float(len(X) * s[s > 1e-12].min() ** 2)
