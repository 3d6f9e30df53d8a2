# exercise: mse_gradient
# breaks: 5, 10
# hint: mse_gradient_formula
# Loops over as many columns as there are rows.
import numpy as np


def mse_gradient(w, X, t):
    r = X @ w - t
    g = np.zeros(len(w))
    for j in range(min(X.shape)):
        g[j] = 2 * np.mean(r * X[:, j])
    return g
