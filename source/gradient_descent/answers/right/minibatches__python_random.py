# exercise: minibatches
import random


def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = list(range(len(t)))
    random.Random(int(rng.integers(2**62))).shuffle(order)
    for k in range((len(order) + batch_size - 1) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield X.take(rows, axis=0), t.take(rows)
