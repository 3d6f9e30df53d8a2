# exercise: rnn_backward
# The error of each output on its own, back to the start: quadratic in T, and just as right.
import numpy as np


def rnn_backward(X, states, U, W, V, dJ_doutputs):
    deltas, ds0 = np.zeros(states[1:].shape), np.zeros(states[0].shape)
    for t in range(len(X)):
        error = dJ_doutputs[t] @ V.T
        for r in range(t, -1, -1):
            error = error - error * states[r + 1] * states[r + 1]
            deltas[r] += error
            error = error @ W.T
        ds0 += error

    def flat(a):
        return a.reshape(-1, a.shape[-1])

    return {
        "X": deltas @ U.T,
        "s0": ds0,
        "c": flat(dJ_doutputs).sum(0),
        "b": flat(deltas).sum(0),
        "V": flat(states[1:]).T @ flat(dJ_doutputs),
        "W": flat(states[:-1]).T @ flat(deltas),
        "U": flat(X).T @ flat(deltas),
    }
