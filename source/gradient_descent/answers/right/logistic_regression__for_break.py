# exercise: logistic_regression
import numpy as np
from scipy.special import expit, log_expit


def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError(f"learning_rate = {learning_rate}, max_iter = {max_iter}")
    sign = np.where(t > 0.5, 1.0, -1.0)
    loss = lambda w: float(-np.mean(log_expit(sign * (X @ w))))
    w = w0
    history = [loss(w)]
    for _ in range(max_iter):
        if history[-1] <= tol:
            break
        w = w - learning_rate * X.T @ (expit(X @ w) - t) / len(t)
        history.append(loss(w))
    return w, history
