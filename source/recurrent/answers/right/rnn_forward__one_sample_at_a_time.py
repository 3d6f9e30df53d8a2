# exercise: rnn_forward
# Loops over time and batch.
import math

import numpy as np


def rnn_forward(X, s0, U, W, V, b, c):
    tanh = np.vectorize(math.tanh, otypes=[float])
    T, N = X.shape[:2]
    states, outputs = np.empty((T + 1, N, b.size)), np.empty((T, N, c.size))
    for n in range(N):
        states[0, n] = s0[n]
        for t in range(T):
            states[t + 1, n] = tanh(U.T @ X[t, n] + W.T @ states[t, n] + b)
            outputs[t, n] = V.T @ states[t + 1, n] + c
    return states, outputs
