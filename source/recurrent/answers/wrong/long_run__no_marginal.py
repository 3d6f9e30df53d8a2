# exercise: long_run
# breaks: 36
# hint: long_run_radius
# Only two answers.
import numpy as np


def long_run(W, tol=1e-9):
    radius = np.abs(np.linalg.eigvals(W)).max()
    return "explodes" if radius > 1 else "vanishes"
