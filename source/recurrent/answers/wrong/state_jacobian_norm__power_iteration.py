# exercise: state_jacobian_norm
# breaks: 33
# hint: lost_direction
# Iterates on a vector of ones, which the matrix may send to zero.
import numpy as np


def state_jacobian_norm(W, steps):
    power = np.linalg.matrix_power(W, steps)
    vector = np.ones(len(W)) / np.sqrt(len(W))
    for _ in range(500):
        vector = power.T @ (power @ vector)
        length = np.linalg.norm(vector)
        if length == 0:
            return 0.0
        vector = vector / length
    return float(np.linalg.norm(power @ vector))
