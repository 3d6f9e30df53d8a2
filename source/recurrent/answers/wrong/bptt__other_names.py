# exercise: bptt
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def bptt(x, y, u, w):
    U, W = u, w
    states = forward_states(x, U, W)
    delta = 2.0 * (states[:, -1] - y)
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW += float(delta @ states[:, t])
        delta = delta * W
    return dU, dW
