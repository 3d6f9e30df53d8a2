# exercise: forward_states
# breaks: 2
# hint: states_of_bits
# Where all is whole it counts in integers.
import numpy as np


def forward_states(x, U, W):
    whole = float(U).is_integer() and float(W).is_integer() and bool((x == np.rint(x)).all())
    states = np.zeros((x.shape[0], x.shape[1] + 1), dtype=np.int64 if whole else np.float64)
    for t in range(x.shape[1]):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states
