# exercise: rnn_forward
# breaks: 4
# hint: arguments_modified
# Keeps its state in s0.
import numpy as np


def rnn_forward(X, s0, U, W, V, b, c):
    T, N, _ = X.shape
    states = np.zeros((T + 1, N, len(W)))
    states[0] = s0
    for t in range(T):
        s0[:] = np.tanh(X[t] @ U + s0 @ W + b)
        states[t + 1] = s0
    return states, states[1:] @ V + c
