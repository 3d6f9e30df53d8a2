# exercise: minibatches
# breaks: 40
# hint: rows_together
# X and t are shuffled independently.
def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    X, t = rng.permutation(X), rng.permutation(t)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], t[start : start + batch_size]
