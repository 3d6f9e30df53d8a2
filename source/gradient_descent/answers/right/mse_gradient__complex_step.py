# exercise: mse_gradient
import numpy as np


def mse_gradient(w, X, t):
    h = 1e-30
    directions = w + 1j * h * np.eye(len(w))
    return np.array([np.mean((X @ d - t) ** 2).imag / h for d in directions])
