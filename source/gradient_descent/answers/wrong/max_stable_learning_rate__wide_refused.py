# exercise: max_stable_learning_rate
# breaks: 7, 22
# hint: any_rank
# Refuses X with fewer rows than columns.
import math

import numpy as np


def max_stable_learning_rate(X):
    if X.shape[0] < X.shape[1] and X.any():
        raise ValueError("not enough data")
    s = float(np.linalg.norm(X, 2))
    return len(X) / s**2 if s > 0 else math.inf
