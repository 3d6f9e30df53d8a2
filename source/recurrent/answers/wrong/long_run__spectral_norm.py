# exercise: long_run
# breaks: 36
# hint: radius_not_norm
# Decides by the norm of W.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.linalg.norm(W, 2)
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
