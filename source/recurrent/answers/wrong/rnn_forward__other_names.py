# exercise: rnn_forward
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def rnn_forward(X, s_0, U, W, V, b, c):
    T, N, _ = X.shape
    states = np.zeros((T + 1, N, len(W)))
    states[0] = s_0
    for t in range(T):
        states[t + 1] = np.tanh(X[t] @ U + states[t] @ W + b)
    return states, states[1:] @ V + c
