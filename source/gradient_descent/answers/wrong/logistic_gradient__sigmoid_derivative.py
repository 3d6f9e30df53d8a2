# exercise: logistic_gradient
# breaks: 26
# hint: sigmoid_derivative_left
# The derivative of the sigmoid was left over.
import numpy as np


def logistic_gradient(w, X, t):
    p = np.exp(-np.logaddexp(0, -(X @ w)))
    return X.T @ ((p - t) * p * (1 - p)) / len(t)
