# exercise: sgd
# breaks: 51
# hint: batch_errors
# The lengths are not compared.
def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    w = w0.copy()
    for _ in range(epochs):
        order = rng.permutation(min(len(X), len(t)))
        for start in range(0, min(len(X), len(t)), batch_size):
            rows = order[start : start + batch_size]
            w = w - learning_rate * mse_gradient(w, X[rows], t[rows])
    return w
