# exercise: logistic_loss
import numpy as np


def logistic_loss(w, X, t):
    z = np.dot(X, w)
    return np.average(np.logaddexp(0, z) - t * z)
