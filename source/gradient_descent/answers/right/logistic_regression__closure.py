# exercise: logistic_regression
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    if learning_rate <= 0:
        raise ValueError("rate")
    if max_iter < 0:
        raise ValueError("max_iter")
    w = +w0

    def losses():
        nonlocal w
        for step in range(max_iter + 1):
            if step:
                w = w - learning_rate * logistic_gradient(w, X, t)
            yield (loss := logistic_loss(w, X, t))
            if loss <= tol:
                return

    history = list(losses())
    return w, history
