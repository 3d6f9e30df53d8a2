# exercise: sgd
# breaks: 45
# hint: batch_mean_over_all
# Divides by N and not by the size of the batch.
def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    w = w0.copy()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            w = w - learning_rate * 2 / len(X) * (X[rows].T @ (X[rows] @ w - t[rows]))
    return w
