# exercise: long_run
# breaks: 36
# hint: radius_not_norm
# Eigenvalues as of a symmetric matrix.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.abs(np.linalg.eigvalsh(W)).max()
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
