# exercise: state_jacobian_norm
# breaks: 33
# hint: not_diagonalizable
# Through eigenvectors, which not every matrix has enough of.
import numpy as np


def state_jacobian_norm(W, steps):
    values, vectors = np.linalg.eig(W)
    return float(np.linalg.norm(vectors @ np.diag(values**steps) @ np.linalg.inv(vectors), 2))
