# exercise: gradient_descent
import numpy as np


def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    for wrong, name in ((learning_rate <= 0, "learning_rate"), (max_iter < 0, "max_iter")):
        if wrong:
            raise ValueError(name)
    # Only the residual is updated in the loop; w may be w0 itself.
    w, r, n = w0, X @ w0 - t, len(X)
    history = [np.dot(r, r) / n]
    while len(history) < max_iter + 1 and history[-1] > tol:
        g = 2 * np.dot(r, X) / n
        w, r = w - learning_rate * g, r - learning_rate * np.dot(X, g)
        history.append(np.dot(r, r) / n)
    return w, history
