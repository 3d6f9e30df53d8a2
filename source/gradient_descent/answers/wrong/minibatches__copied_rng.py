# exercise: minibatches
# breaks: 42
# hint: same_order_again
# Draws from a copy, so that rng does not move on.
import copy


def minibatches(X, t, batch_size, rng):
    if batch_size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = copy.deepcopy(rng).permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
