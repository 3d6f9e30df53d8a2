# exercise: forward_states
# breaks: 9
# hint: states_shape
# The initial state is cut off.
import numpy as np


def forward_states(x, U, W):
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states[:, 1:]
