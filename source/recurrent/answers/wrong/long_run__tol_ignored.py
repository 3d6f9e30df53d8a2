# exercise: long_run
# breaks: 38
# hint: tolerance
# A fixed tolerance.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.abs(np.linalg.eigvals(W)).max()
    if abs(radius - 1) <= 1e-9:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
