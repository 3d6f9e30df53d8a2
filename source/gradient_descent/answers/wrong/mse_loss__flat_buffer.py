# exercise: mse_loss
# breaks: 6
# hint: names_and_views
# Reads the memory of X as if it were contiguous.
import numpy as np


def mse_loss(w, X, t):
    rows = np.frombuffer(X).reshape(len(t), len(w))
    return float(np.mean((rows @ w - t) ** 2))
