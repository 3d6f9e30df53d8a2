# exercise: state_jacobian_norm
# breaks: 4
# hint: arguments_and_names
# Multiplies into the argument.
import numpy as np


def state_jacobian_norm(W, steps):
    factor = W.copy()
    W[:] = np.eye(len(W))
    for _ in range(steps):
        W[:] = W @ factor
    return float(np.linalg.norm(W, 2))
