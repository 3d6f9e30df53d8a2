# exercise: mse_gradient
# breaks: 2, 5
# hint: gradient_shape
# With one column the result loses its axis.
import numpy as np


def mse_gradient(w, X, t):
    return np.asarray(np.squeeze(2 / len(t) * X.T @ (X @ w - t)))
