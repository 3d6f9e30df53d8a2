# exercise: truncated_bptt
# breaks: 55
# hint: blocks
# Blocks of k steps, not a window for each output.
def truncated_bptt(X, states, U, W, V, dJ_doutputs, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    total = {}
    for first in range(0, len(X), k):
        part = rnn_backward(
            X[first : first + k], states[first : first + k + 1], U, W, V, dJ_doutputs[first : first + k]
        )
        total = {name: total.get(name, 0) + part[name] for name in ("U", "W", "V", "b", "c")}
    return total
