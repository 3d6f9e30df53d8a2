# exercise: max_stable_learning_rate
# breaks: 3
# hint: arguments_modified
# Scales the matrix of the caller.
import math

import numpy as np


def max_stable_learning_rate(X):
    X /= np.sqrt(len(X))
    s = float(np.linalg.norm(X, 2))
    return 1 / s**2 if s > 0 else math.inf
