# exercise: lstm_step
# 1 / (1 + e^-z) overflows to the right limit; NumPy warns, and the values are right.
import numpy as np


def lstm_step(x, h, c, parameters):
    W, R = parameters["W_ih"].reshape(4, -1, x.shape[1]), parameters["W_hh"].reshape(4, -1, h.shape[1])
    bias = (parameters["b_ih"] + parameters["b_hh"]).reshape(4, -1)
    i, f, g, o = np.einsum("ghd,nd->gnh", W, x) + np.einsum("ghk,nk->gnh", R, h) + bias[:, None]
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * (2 / (1 + np.exp(-2 * g)) - 1)
    return o * np.tanh(c), c
