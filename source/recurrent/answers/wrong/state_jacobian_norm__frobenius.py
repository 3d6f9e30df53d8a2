# exercise: state_jacobian_norm
# breaks: 33, 34
# hint: frobenius
# The Frobenius norm.
import numpy as np


def state_jacobian_norm(W, steps):
    return float(np.linalg.norm(np.linalg.matrix_power(W, steps)))
