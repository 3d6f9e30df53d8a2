# exercise: logistic_loss
import numpy as np


def logistic_loss(w, X, t):
    z = X @ w
    return float(np.mean(np.maximum(z, 0) - t * z + np.log1p(np.exp(-np.abs(z)))))
