# exercise: max_stable_learning_rate
import numpy as np


def max_stable_learning_rate(X):
    H = 2 * X.T @ X / X.shape[0]
    L = np.linalg.eigvalsh(H).max()
    if L == 0:
        return float("inf")
    return 2 / L
