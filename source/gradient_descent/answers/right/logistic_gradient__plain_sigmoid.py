# exercise: logistic_gradient
import numpy as np


def logistic_gradient(w, X, t):
    # exp overflows to inf for z = -1000, and 1 / inf is 0: right, if with a warning.
    p = 1.0 / (1.0 + np.exp(-X @ w))
    return np.mean((p - t)[:, None] * X, axis=0)
