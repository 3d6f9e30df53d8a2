# exercise: truncated_bptt
# breaks: 53, 57
# hint: window_small
# Dimensions of one disappear.
import numpy as np


def truncated_bptt(X, states, U, W, V, dJ_doutputs, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    T = len(X)
    dU, dW, dV = np.zeros_like(U), np.zeros_like(W), np.zeros_like(V)
    db, dc = np.zeros(len(W)), np.zeros(V.shape[1])
    for t in range(T):
        dV += states[t + 1].T @ dJ_doutputs[t]
        dc += dJ_doutputs[t].sum(axis=0)
        flow = dJ_doutputs[t] @ V.T
        for r in range(t, max(t - k, -1), -1):
            delta = flow * (1 - states[r + 1] ** 2)
            dU += X[r].T @ delta
            dW += states[r].T @ delta
            db += delta.sum(axis=0)
            flow = delta @ W.T
    found = {"U": dU, "W": dW, "V": dV, "b": db, "c": dc}
    return {name: np.squeeze(value) for name, value in found.items()}
