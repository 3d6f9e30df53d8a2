# exercise: minibatches
import numpy as np


def minibatches(X, t, batch_size, rng):
    n = X.shape[0]
    if batch_size < 1 or n != t.shape[0]:
        raise ValueError("minibatches")
    order = np.argsort(rng.random(n))
    cuts = range(batch_size, n, batch_size)
    return zip(np.split(X[order], cuts), np.split(t[order], cuts))
