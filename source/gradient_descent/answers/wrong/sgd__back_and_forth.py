# exercise: sgd
# breaks: 46
# hint: new_permutation
# Shuffles once, and then goes over the rows forwards and backwards in turn.
def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    w = w0.copy()
    order = rng.permutation(len(X))
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            w = w - learning_rate * mse_gradient(w, X[rows], t[rows])
        order = order[::-1]
    return w
