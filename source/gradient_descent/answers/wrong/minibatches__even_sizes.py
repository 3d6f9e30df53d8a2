# exercise: minibatches
# breaks: 38
# hint: batch_sizes
# Sizes as even as possible.
import numpy as np


def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    for rows in np.array_split(rng.permutation(len(X)), -(-len(X) // batch_size)):
        yield X[rows], t[rows]
