# exercise: minibatches
# breaks: 1
# hint: names_and_views
# Other parameter names.
def minibatches(X, t, size, generator):
    if size < 1:
        raise ValueError("batch_size")
    if len(X) != len(t):
        raise ValueError("lengths")
    order = generator.permutation(len(X))
    for start in range(0, len(X), size):
        rows = order[start : start + size]
        yield X[rows], t[rows]
