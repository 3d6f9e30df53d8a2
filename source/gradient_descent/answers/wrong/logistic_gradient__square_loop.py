# exercise: logistic_gradient
# breaks: 5, 26
# hint: logistic_gradient_formula
# Loops over as many columns as there are rows.
import numpy as np


def logistic_gradient(w, X, t):
    error = np.exp(-np.logaddexp(0, -(X @ w))) - t
    g = np.zeros(len(w))
    for j in range(min(X.shape)):
        g[j] = np.mean(error * X[:, j])
    return g
