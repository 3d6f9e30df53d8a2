# exercise: long_run
# breaks: 39
# hint: tolerance_default
# Another default.
import numpy as np


def long_run(W, tol=1e-6):
    radius = np.abs(np.linalg.eigvals(W)).max()
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
