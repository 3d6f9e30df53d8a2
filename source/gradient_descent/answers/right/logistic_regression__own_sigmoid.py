# exercise: logistic_regression
import numpy as np


def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    def check(fine, message):
        if not fine:
            raise ValueError(message)

    check(learning_rate > 0, "learning_rate")
    check(max_iter >= 0, "max_iter")
    w, history, left = np.copy(w0), [], max_iter
    while True:
        z = X.dot(w)
        history.append(np.mean(np.logaddexp(0.0, z) - t * z))
        if history[-1] <= tol or left == 0:
            return w, history
        left -= 1
        w = w - learning_rate / len(t) * ((0.5 + 0.5 * np.tanh(z / 2) - t) @ X)
