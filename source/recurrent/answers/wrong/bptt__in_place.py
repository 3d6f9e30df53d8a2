# exercise: bptt
# breaks: 4
# hint: arguments_modified
# Reuses y for the errors.
import numpy as np


def bptt(x, y, U, W):
    states = forward_states(x, U, W)
    y -= states[:, -1]
    delta = -2.0 * y
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW += float(delta @ states[:, t])
        delta = delta * W
    return dU, dW
