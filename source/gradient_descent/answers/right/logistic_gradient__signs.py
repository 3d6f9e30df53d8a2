# exercise: logistic_gradient
import numpy as np


def logistic_gradient(w, X, t):
    s = 2 * t - 1
    margin = s * (X @ w)
    weight = np.where(margin >= 0, np.exp(-np.abs(margin)), 1.0) / (1 + np.exp(-np.abs(margin)))
    return -(s * weight) @ X / len(s)
