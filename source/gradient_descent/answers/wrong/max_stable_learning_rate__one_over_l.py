# exercise: max_stable_learning_rate
# breaks: 21
# hint: one_over_l
# 1/L instead of 2/L.
import math

import numpy as np


def max_stable_learning_rate(X):
    L = float(np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1])
    return 1 / L if L > 0 else math.inf
