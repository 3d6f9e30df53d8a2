# exercise: logistic_gradient
# breaks: 1
# hint: names_and_views
# Other parameter names.
import numpy as np


def logistic_gradient(w, X, y):
    p = np.exp(-np.logaddexp(0, -(X @ w)))
    return X.T @ (p - y) / len(y)
