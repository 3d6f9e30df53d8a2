# exercise: max_stable_learning_rate
import numpy as np


def max_stable_learning_rate(X):
    s = np.linalg.svd(X, compute_uv=False)[0]
    with np.errstate(divide="ignore"):
        return np.float64(X.shape[0]) / s**2
