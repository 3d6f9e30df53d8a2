# exercise: long_run
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def long_run(W, tolerance=1e-9):
    radius = np.abs(np.linalg.eigvals(W)).max()
    if abs(radius - 1) <= tolerance:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
