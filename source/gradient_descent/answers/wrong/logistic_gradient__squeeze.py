# exercise: logistic_gradient
# breaks: 2, 5
# hint: gradient_shape
# With one column the result loses its axis.
import numpy as np


def logistic_gradient(w, X, t):
    p = np.exp(-np.logaddexp(0, -(X @ w)))
    return np.asarray(np.squeeze(X.T @ (p - t) / len(t)))
