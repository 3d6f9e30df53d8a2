# exercise: mse_loss
# breaks: 4
# hint: arguments_modified
# Reseeds the global generator, out of habit.
import numpy as np


def mse_loss(w, X, t):
    np.random.seed(42)
    return float(np.mean((X @ w - t) ** 2))
