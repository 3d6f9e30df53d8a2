# exercise: sgd
# breaks: 1
# hint: names_and_views
# The learning rate goes by another name.
def sgd(X, t, w0, lr, batch_size, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    w = w0.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            w = w - lr * mse_gradient(w, X[rows], t[rows])
    return w
