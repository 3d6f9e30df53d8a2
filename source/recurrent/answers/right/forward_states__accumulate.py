# exercise: forward_states
# Row by row with itertools.
from itertools import accumulate

import numpy as np


class States:
    def __call__(self, x, U, W):
        return np.array([list(accumulate(row, lambda s, bit: s * W + bit * U, initial=0.0)) for row in x])


forward_states = States()
