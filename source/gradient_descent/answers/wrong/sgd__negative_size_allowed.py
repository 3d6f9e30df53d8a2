# exercise: sgd
# breaks: 50
# hint: batch_errors
# Only 0 fails, by way of range.
def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if len(X) != len(t):
        raise ValueError("lengths")
    w = w0.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            w = w - learning_rate * mse_gradient(w, X[rows], t[rows])
    return w
