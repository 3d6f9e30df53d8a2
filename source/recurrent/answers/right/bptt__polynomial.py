# exercise: bptt
# The last state is a polynomial in W; NumPy differentiates it.
import numpy as np


def bptt(x, y, U, W):
    dU = dW = 0.0
    for row, answer in zip(x, y):
        last = np.poly1d(row)
        delta = 2 * (U * last(W) - answer)
        dU += delta * last(W)
        dW += delta * U * last.deriv()(W)
    return float(dU), float(dW)
