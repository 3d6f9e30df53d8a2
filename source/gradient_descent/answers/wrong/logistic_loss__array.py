# exercise: logistic_loss
# breaks: 2
# hint: float_not_array
# A 0-d array is no float.
import numpy as np


def logistic_loss(w, X, t):
    z = X @ w
    return np.asarray(np.mean(np.logaddexp(0, z) - t * z))
