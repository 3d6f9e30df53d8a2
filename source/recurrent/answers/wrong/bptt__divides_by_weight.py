# exercise: bptt
# breaks: 15
# hint: bptt_edges
# Undoes a power by division: fails where W is zero.
import numpy as np


def bptt(x, y, U, W):
    T = x.shape[1]
    states = forward_states(x, U, W)
    delta = 2.0 * (states[:, -1] - y)
    powers = np.float64(W) ** T / np.float64(W) ** np.arange(1, T + 1)
    return float(delta @ x @ powers), float(delta @ states[:, :-1] @ powers)
