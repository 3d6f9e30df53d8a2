# exercise: forward_states
# breaks: 2
# hint: states_formula
# The result is float32.
import numpy as np


def forward_states(x, U, W):
    states = np.zeros((x.shape[0], x.shape[1] + 1), dtype=np.float32)
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states
