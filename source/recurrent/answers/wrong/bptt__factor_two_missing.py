# exercise: bptt
# breaks: 14, 15
# hint: factor_two
# The factor 2 of the square is missing.
import numpy as np


def bptt(x, y, U, W):
    states = forward_states(x, U, W)
    delta = (states[:, -1] - y)
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW += float(delta @ states[:, t])
        delta = delta * W
    return dU, dW
