# exercise: forward_states
# breaks: 8
# hint: input_unweighted
# The input enters without its weight.
import numpy as np


def forward_states(x, U, W):
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t]
    return states
