# exercise: logistic_gradient
# breaks: 6
# hint: names_and_views
# Reads the memory of X as if it were contiguous.
import numpy as np


def logistic_gradient(w, X, t):
    rows = np.frombuffer(X).reshape(len(t), len(w))
    return rows.T @ (np.exp(-np.logaddexp(0, -(rows @ w))) - t) / len(t)
