# exercise: minibatches
def minibatches(X, t, batch_size, rng):
    if len(t) != len(X):
        raise ValueError("lengths differ")
    if batch_size <= 0:
        raise ValueError("batch_size")
    rows = list(range(len(t)))
    rng.shuffle(rows)
    batches = []
    while rows:
        batches.append((X[rows[:batch_size]], t[rows[:batch_size]]))
        rows = rows[batch_size:]
    return iter(batches)
