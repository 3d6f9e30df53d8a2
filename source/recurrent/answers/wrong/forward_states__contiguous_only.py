# exercise: forward_states
# breaks: 7
# hint: names_and_views
# Reads the memory as if there were no strides.
import numpy as np


def forward_states(x, U, W):
    x = np.frombuffer(x.data, dtype=np.float64).reshape(x.shape)
    states = np.zeros((x.shape[0], x.shape[1] + 1))
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states
