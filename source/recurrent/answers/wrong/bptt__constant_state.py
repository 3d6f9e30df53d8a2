# exercise: bptt
# breaks: 15
# hint: last_step_only
# Forgets that the state before depends on W too.
import numpy as np


def bptt(x, y, U, W):
    states = forward_states(x, U, W)
    delta = 2.0 * (states[:, -1] - y)
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW = dW or float(delta @ states[:, t])
        delta = delta * W
    return dU, dW
