# exercise: logistic_gradient
# breaks: 27
# hint: gradient_extremes
# exp(1000) / (1 + exp(1000)) is nan.
import numpy as np


def logistic_gradient(w, X, t):
    with np.errstate(all="ignore"):
        e = np.exp(X @ w)
        return X.T @ (e / (1 + e) - t) / len(t)
