# exercise: gradient_descent
# breaks: 12
# hint: factor_two
# Steps of half the size.
import numpy as np


def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * np.mean((X @ w - t)[:, None] * X, axis=0)
        history.append(mse_loss(w, X, t))
    return w, history
