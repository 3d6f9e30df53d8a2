# exercise: long_run
# breaks: 4
# hint: arguments_modified
# Normalises its argument.
import numpy as np


def long_run(W, tol=1e-9):
    size = np.abs(W).max() or 1.0
    W /= size
    radius = np.abs(np.linalg.eigvals(W)).max() * size
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
