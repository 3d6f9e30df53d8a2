# exercise: bptt
# The complex step is exact: there is no difference that could cancel.
import numpy as np


def bptt(x, y, U, W):
    def error(u, w):
        s = np.zeros(len(x), dtype=complex)
        for column in x.T:
            s = s * w + column * u
        return ((s - y) ** 2).sum()

    h = 1e-200
    return float(error(U + 1j * h, W).imag / h), float(error(U, W + 1j * h).imag / h)
