# exercise: state_jacobian_norm
# breaks: 3
# hint: float_not_array
# An array of one element.
import numpy as np


def state_jacobian_norm(W, steps):
    return np.linalg.norm(np.linalg.matrix_power(W, steps), 2, keepdims=True)[0]
