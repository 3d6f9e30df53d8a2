# exercise: minibatches
# breaks: 44
# hint: batch_errors
# The lengths are not compared.
def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
