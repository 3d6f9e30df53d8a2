# exercise: minibatches
# breaks: 3
# hint: shuffled_in_place
# Shuffles the arrays of the caller.
def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = rng.permutation(len(X))
    X[:], t[:] = X[order], t[order]
    order = list(range(len(X)))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
