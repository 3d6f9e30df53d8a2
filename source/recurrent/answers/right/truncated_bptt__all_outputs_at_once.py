# exercise: truncated_bptt
# All errors move back one step at a time, side by side.
import numpy as np


def truncated_bptt(X, states, U, W, V, dJ_doutputs, k):
    if not k >= 1:
        raise ValueError("k >= 1")
    slopes = 1 - np.square(states[1:])
    moving = dJ_doutputs @ V.T * slopes
    deltas = moving.copy()
    for back in range(1, min(k, len(X))):
        moving = moving[1:] @ W.T * slopes[:-back]
        deltas[:-back] += moving
    return dict(
        U=np.tensordot(X, deltas, ((0, 1), (0, 1))),
        W=np.tensordot(states[:-1], deltas, ((0, 1), (0, 1))),
        V=np.tensordot(states[1:], dJ_doutputs, ((0, 1), (0, 1))),
        b=deltas.sum((0, 1)),
        c=dJ_doutputs.sum((0, 1)),
    )
