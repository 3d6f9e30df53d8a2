# exercise: long_run
# breaks: 36
# hint: long_run_radius
# Decides by the determinant.
import numpy as np


def long_run(W, tol=1e-9):
    radius = abs(np.linalg.det(W))
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
