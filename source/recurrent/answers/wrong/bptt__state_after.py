# exercise: bptt
# breaks: 15
# hint: state_of_same_step
# W gets the state after the step, not the one before.
import numpy as np


def bptt(x, y, U, W):
    states = forward_states(x, U, W)
    delta = 2.0 * (states[:, -1] - y)
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW += float(delta @ states[:, t + 1])
        delta = delta * W
    return dU, dW
