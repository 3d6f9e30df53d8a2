# exercise: state_jacobian_norm
# A loop, and the largest eigenvalue of the Gram matrix.
import numpy as np


def state_jacobian_norm(W, steps):
    product = np.eye(len(W))
    for _ in range(steps):
        product = W @ product
    return np.sqrt(max(np.linalg.eigvalsh(product.T @ product)[-1], 0.0))
