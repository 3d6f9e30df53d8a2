# exercise: state_jacobian_norm
# breaks: 34
# hint: jacobian_no_steps
# Begins with W itself: no steps are one step.
import numpy as np


def state_jacobian_norm(W, steps):
    product = W
    for _ in range(steps - 1):
        product = product @ W
    return float(np.linalg.norm(product, 2))
