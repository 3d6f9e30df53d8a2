# exercise: sgd
import numpy as np


def sgd(X, t, w0, learning_rate, batch_size, epochs, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    w = np.array(w0, dtype=float)
    order = np.arange(len(t))
    for _ in range(epochs):
        rng.shuffle(order)
        for rows in (order[k : k + batch_size] for k in range(0, len(t), batch_size)):
            w -= learning_rate * 2 * (X[rows] @ w - t[rows]) @ X[rows] / len(rows)
    return w
