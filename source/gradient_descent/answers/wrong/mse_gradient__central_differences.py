# exercise: mse_gradient
# breaks: 11
# hint: difference_quotient
# A difference quotient in place of the gradient.
import numpy as np


def mse_gradient(w, X, t):
    h = 1e-6
    loss = lambda v: np.mean((X @ v - t) ** 2)
    return np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(len(w))])
