# exercise: bptt
# breaks: 3
# hint: float_not_array
# Two arrays of one element.
import numpy as np


def bptt(x, y, U, W):
    states = forward_states(x, U, W)
    delta = 2.0 * (states[:, -1] - y)
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW += float(delta @ states[:, t])
        delta = delta * W
    return np.array([dU]), np.array([dW])
