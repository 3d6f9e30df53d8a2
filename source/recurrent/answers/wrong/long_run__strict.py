# exercise: long_run
# breaks: 38
# hint: tolerance
# The edge of the tolerance is left out.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.abs(np.linalg.eigvals(W)).max()
    if abs(radius - 1) < tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
