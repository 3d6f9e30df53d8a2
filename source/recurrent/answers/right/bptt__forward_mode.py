# exercise: bptt
# Derivatives carried forwards along with the state.
import numpy as np


def bptt(x, y, U, W):
    s = by_U = by_W = np.zeros(len(x))
    for column in x.T:
        by_U, by_W = by_U * W + column, by_W * W + s
        s = s * W + column * U
    residual = 2 * (s - y)
    return residual @ by_U, residual @ by_W
