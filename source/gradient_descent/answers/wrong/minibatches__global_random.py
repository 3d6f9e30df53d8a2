# exercise: minibatches
# breaks: 4
# hint: only_this_rng
# Shuffles with np.random.
import numpy as np


def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = np.random.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
