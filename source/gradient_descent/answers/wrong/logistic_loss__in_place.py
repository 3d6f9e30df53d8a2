# exercise: logistic_loss
# breaks: 3
# hint: arguments_modified
# Turns the classes into signs in the array of the caller.
import numpy as np


def logistic_loss(w, X, t):
    t *= 2
    t -= 1
    return float(np.mean(np.logaddexp(0, -t * (X @ w))))
