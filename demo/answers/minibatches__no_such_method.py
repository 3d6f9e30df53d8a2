def minibatches(X, t, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[rows], t[rows]) for rows in order.chunks(batch_size)]
