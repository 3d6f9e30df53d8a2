# exercise: sgd
import numpy as np


def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if batch_size < 1 or X.shape[:1] != t.shape:
        raise ValueError("batch_size or lengths")
    w = w0 + 0.0
    epoch = 0
    while epoch < epochs:
        left = list(np.argsort(rng.random(len(t))))
        while left:
            batch, left = left[:batch_size], left[batch_size:]
            change = np.zeros(len(w))
            for row in batch:
                change += 2 * (float(X[row] @ w) - t[row]) * X[row] / len(batch)
            w = w - learning_rate * change
        epoch += 1
    return w
