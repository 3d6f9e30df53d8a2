# exercise: minibatches
# breaks: 41, 42
# hint: same_order_again
# The original order.
def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = list(range(len(X)))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
