# exercise: rnn_forward
# One product with [x, s, 1]; tanh as a quotient that cannot overflow.
from itertools import accumulate

import numpy as np


def rnn_forward(X, s0, U, W, V, b, c):
    everything = np.vstack([U, W, b[None]])

    def step(s, x):
        z = np.hstack([x, s, np.ones((len(x), 1))]) @ everything
        shrunk = np.exp(-2 * np.abs(z))
        return np.sign(z) * (1 - shrunk) / (1 + shrunk)

    states = np.array(list(accumulate(X, step, initial=s0)))
    return states, np.einsum("tnh,ho->tno", states[1:], V) + c
