# exercise: long_run
# breaks: 37
# hint: negative_eigenvalues
# The largest real part, without the absolute value.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.linalg.eigvals(W).real.max()
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
