# exercise: rnn_forward
# breaks: 41, 42
# hint: rnn_states
# The start is not among the states.
import numpy as np


def rnn_forward(X, s0, U, W, V, b, c):
    T, N, _ = X.shape
    states = np.zeros((T + 1, N, len(W)))
    states[0] = s0
    for t in range(T):
        states[t + 1] = np.tanh(X[t] @ U + states[t] @ W + b)
    return states[1:], states[1:] @ V + c
