# exercise: long_run
# Eigenvalues from the complex Schur form, with the largest as a complex number.
import numpy as np
from scipy.linalg import schur


def long_run(W, tol=1e-9):
    triangle, _ = schur(W, output="complex")
    radius = max(abs(complex(value)) for value in np.diagonal(triangle))
    return {True: "marginal"}.get(bool(-tol <= radius - 1 <= tol), ["vanishes", "explodes"][bool(radius > 1)])
