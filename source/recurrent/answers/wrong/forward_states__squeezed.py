# exercise: forward_states
# breaks: 10
# hint: states_shape
# A single sequence loses its dimension.
import numpy as np


def forward_states(x, U, W):
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states.squeeze()
