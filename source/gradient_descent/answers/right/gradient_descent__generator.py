# exercise: gradient_descent
import itertools


def gradient_descent(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0:
        raise ValueError("learning_rate <= 0")
    if max_iter < 0:
        raise ValueError("max_iter < 0")

    def descend():
        w = w0.copy()
        while True:
            loss = mse_loss(w, X, t)
            yield w, loss
            if loss <= tol:
                return
            w = w - learning_rate * mse_gradient(w, X, t)

    ws, history = zip(*itertools.islice(descend(), max_iter + 1))
    return ws[-1], list(history)
