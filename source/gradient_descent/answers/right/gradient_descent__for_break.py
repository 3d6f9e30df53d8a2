# exercise: gradient_descent
import numpy as np


def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if not learning_rate > 0 or max_iter < 0:
        raise ValueError("bad learning_rate or max_iter")
    w = np.array(w0)
    loss = float(np.mean((X @ w - t) ** 2))
    history = [loss]
    for _ in range(max_iter):
        if loss <= tol:
            break
        w -= learning_rate * 2 / len(t) * (X.T @ (X @ w - t))
        loss = float(np.mean((X @ w - t) ** 2))
        history += [loss]
    return w, history
