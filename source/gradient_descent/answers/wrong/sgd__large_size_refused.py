# exercise: sgd
# breaks: 7
# hint: batch_errors
# A batch_size far above N is refused, though it is valid.
def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if not 1 <= batch_size <= 2 * len(X):
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    w = w0.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            w = w - learning_rate * mse_gradient(w, X[rows], t[rows])
    return w
