# exercise: minibatches
# breaks: 41
# hint: last_rows_fixed
# Shuffles the full batches and leaves the rest at the end.
import numpy as np


def minibatches(X, t, batch_size, rng):
    if batch_size < 1 or len(X) != len(t):
        raise ValueError("batch_size and lengths")
    full = len(X) - len(X) % batch_size
    order = np.append(rng.permutation(full), np.arange(full, len(X)))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
