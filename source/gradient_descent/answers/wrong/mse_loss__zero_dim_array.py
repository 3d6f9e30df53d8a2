# exercise: mse_loss
# breaks: 2
# hint: float_not_array
# A 0-d array is no float.
import numpy as np


def mse_loss(w, X, t):
    return np.array(np.mean((X @ w - t) ** 2))
