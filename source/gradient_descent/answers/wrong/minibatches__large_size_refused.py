# exercise: minibatches
# breaks: 7
# hint: batch_errors
# A batch_size above N is refused, though it is valid.
def minibatches(X, t, batch_size, rng):
    if batch_size < 1 or batch_size > 2 * len(X) + 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
