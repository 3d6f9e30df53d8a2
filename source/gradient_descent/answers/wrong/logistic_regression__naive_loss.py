# exercise: logistic_regression
# breaks: 30
# hint: history_content
# Notes a loss that breaks down for large logits.
import numpy as np


def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    def loss(w):
        p = np.clip(1 / (1 + np.exp(-(X @ w))), 1e-15, 1 - 1e-15)
        return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))

    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [loss(w)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * logistic_gradient(w, X, t)
        history.append(loss(w))
    return w, history
