# exercise: minibatches
# breaks: 41
# hint: not_every_order
# Shuffles the batches, not the rows.
def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    starts = range(0, len(X), batch_size)
    full = [start for start in starts if start + batch_size <= len(X)]
    for start in [*rng.permutation(full).astype(int), *starts[len(full) :]]:
        yield X[start : start + batch_size], t[start : start + batch_size]
