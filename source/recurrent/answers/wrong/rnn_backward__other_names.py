# exercise: rnn_backward
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def rnn_backward(X, states, U, W, V, upstream):
    dJ_doutputs = upstream
    T, N, _ = X.shape
    dU, dW, dV = np.zeros_like(U), np.zeros_like(W), np.zeros_like(V)
    db, dc, dX = np.zeros(len(W)), np.zeros(V.shape[1]), np.zeros(X.shape)
    flow = np.zeros((N, len(W)))
    for t in reversed(range(T)):
        dV += states[t + 1].T @ dJ_doutputs[t]
        dc += dJ_doutputs[t].sum(axis=0)
        arriving = dJ_doutputs[t] @ V.T + flow
        delta = arriving * (1 - states[t + 1] ** 2)
        dU += X[t].T @ delta
        dW += states[t].T @ delta
        db += delta.sum(axis=0)
        dX[t] = delta @ U.T
        flow = delta @ W.T
    return {"U": dU, "W": dW, "V": dV, "b": db, "c": dc, "s0": flow, "X": dX}
