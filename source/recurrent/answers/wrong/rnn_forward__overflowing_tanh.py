# exercise: rnn_forward
# breaks: 44
# hint: rnn_saturated
# tanh as a quotient of exponentials.
import numpy as np


def rnn_forward(X, s0, U, W, V, b, c):
    T, N, _ = X.shape
    states = np.zeros((T + 1, N, len(W)))
    states[0] = s0
    for t in range(T):
        z = X[t] @ U + states[t] @ W + b
        states[t + 1] = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return states, states[1:] @ V + c
