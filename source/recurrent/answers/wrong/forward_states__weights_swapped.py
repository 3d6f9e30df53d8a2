# exercise: forward_states
# breaks: 8
# hint: weights_swapped
# The two weights change places.
import numpy as np


def forward_states(x, U, W):
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * U + x[:, t] * W
    return states
