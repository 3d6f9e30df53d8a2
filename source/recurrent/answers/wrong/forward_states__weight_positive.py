# exercise: forward_states
# breaks: 8
# hint: states_formula
# A negative weight is taken for its absolute value.
import numpy as np


def forward_states(x, U, W):
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * abs(W) + x[:, t] * U
    return states
