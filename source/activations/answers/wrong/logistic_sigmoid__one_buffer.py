# exercise: logistic_sigmoid
# breaks: 11
# hint: calls_apart
# One array for all results of a shape: the next call overwrites the result of this one.
_scratch = {}
def logistic_sigmoid(x):
    out = _scratch.setdefault(x.shape, np.empty(x.shape))
    np.copyto(out, np.exp(-np.logaddexp(0.0, -x)))
    return out
