# exercise: minibatches
# breaks: 43
# hint: batch_errors
# Only 0 fails, by way of range.
def minibatches(X, t, batch_size, rng):
    if len(X) != len(t):
        raise ValueError("lengths")
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
