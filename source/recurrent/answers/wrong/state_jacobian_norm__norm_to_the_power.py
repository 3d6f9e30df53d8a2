# exercise: state_jacobian_norm
# breaks: 33
# hint: norm_to_the_power
# The norm of W, raised to the power: an upper bound.
import numpy as np


def state_jacobian_norm(W, steps):
    return float(np.linalg.norm(W, 2) ** steps)
