# exercise: mse_gradient
# breaks: 10
# hint: mse_gradient_formula
# Clips, as one does against exploding gradients.
import numpy as np


def mse_gradient(w, X, t):
    return np.clip(2 * X.T @ (X @ w - t) / len(t), -100.0, 100.0)
