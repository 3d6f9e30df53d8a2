# exercise: long_run
# breaks: 37
# hint: complex_eigenvalues
# The absolute value of the real part.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.abs(np.linalg.eigvals(W).real).max()
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
