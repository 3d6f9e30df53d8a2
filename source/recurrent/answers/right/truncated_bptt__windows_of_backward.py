# exercise: truncated_bptt
# One call of rnn_backward for the window of each output.
import numpy as np


def truncated_bptt(X, states, U, W, V, dJ_doutputs, k):
    if k < 1:
        raise ValueError("too short a window")
    total = {}
    for t in range(len(X)):
        first = max(0, t - k + 1)
        window = X[first : t + 1]
        upstream = np.zeros((len(window), *dJ_doutputs.shape[1:]))
        upstream[-1] = dJ_doutputs[t]
        part = rnn_backward(window, states[first : t + 2], U, W, V, upstream)
        total = {name: total.get(name, 0) + part[name] for name in ("U", "W", "V", "b", "c")}
    return total
