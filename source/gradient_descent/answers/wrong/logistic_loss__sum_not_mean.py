# exercise: logistic_loss
# breaks: 24
# hint: sum_not_mean
# Adds over the examples without dividing.
import numpy as np


def logistic_loss(w, X, t):
    z = X @ w
    return float(np.sum(np.logaddexp(0, z) - t * z))
