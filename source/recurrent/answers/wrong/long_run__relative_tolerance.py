# exercise: long_run
# breaks: 38
# hint: absolute_tolerance
# math.isclose with tol as its relative tolerance.
import math

import numpy as np


def long_run(W, tol=1e-9):
    radius = float(np.abs(np.linalg.eigvals(W)).max())
    if math.isclose(radius, 1.0, rel_tol=tol):
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
