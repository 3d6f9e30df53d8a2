# exercise: mse_gradient
import numpy as np


def mse_gradient(w, X, t):
    N, D = X.shape
    g = np.zeros(D)
    for i in range(N):
        r = float(np.dot(X[i], w)) - t[i]
        for j in range(D):
            g[j] += 2.0 * r * X[i, j] / N
    return g
