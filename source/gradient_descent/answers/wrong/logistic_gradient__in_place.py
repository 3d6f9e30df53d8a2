# exercise: logistic_gradient
# breaks: 3
# hint: arguments_modified
# Computes the error in the array of the caller.
import numpy as np


def logistic_gradient(w, X, t):
    t -= np.exp(-np.logaddexp(0, -(X @ w)))
    return -(X.T @ t) / len(t)
