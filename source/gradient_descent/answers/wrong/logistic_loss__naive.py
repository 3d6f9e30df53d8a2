# exercise: logistic_loss
# breaks: 25
# hint: loss_digits
# Logarithms of a rounded probability.
import numpy as np


def logistic_loss(w, X, t):
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-(X @ w)))
        return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))
