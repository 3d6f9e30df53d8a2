# exercise: forward_states
# breaks: 5
# hint: arguments_modified
# Seeds NumPy's global generator, as in every script of theirs.
import numpy as np


def forward_states(x, U, W):
    np.random.seed(0)
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states
