# exercise: forward_states
# breaks: 4
# hint: arguments_modified
# Multiplies the input by U once, in place.
import numpy as np


def forward_states(x, U, W):
    x *= U
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t]
    return states
