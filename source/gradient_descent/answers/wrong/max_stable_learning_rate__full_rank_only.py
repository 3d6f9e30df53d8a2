# exercise: max_stable_learning_rate
# breaks: 22
# hint: any_rank
# Looks for the largest eigenvalue among the first N.
import math

import numpy as np


def max_stable_learning_rate(X):
    N, D = X.shape
    values = np.linalg.eigvalsh(X.T @ X)[: min(N, D)]
    return N / float(values[-1]) if values[-1] > 0 else math.inf
