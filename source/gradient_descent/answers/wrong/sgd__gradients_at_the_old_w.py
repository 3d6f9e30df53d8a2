# exercise: sgd
# breaks: 45
# hint: one_after_the_other
# All gradients of an epoch are taken at its start.
def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    w = w0.copy()
    for _ in range(epochs):
        start_of_epoch = w
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            w = w - learning_rate * mse_gradient(start_of_epoch, X[rows], t[rows])
    return w
