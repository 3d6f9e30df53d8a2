# exercise: mse_loss
# breaks: 5, 9
# hint: mse_loss_formula
# A single column is squeezed away.
import numpy as np


def mse_loss(w, X, t):
    return float(np.mean((np.dot(np.squeeze(X), w) - t) ** 2))
