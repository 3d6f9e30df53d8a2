# exercise: max_stable_learning_rate
import numpy as np


def max_stable_learning_rate(X):
    small = X @ X.T if X.shape[0] < X.shape[1] else X.T @ X
    largest = max(np.linalg.eigvals(small).real)
    return float(X.shape[0] / largest) if largest > 0 else np.inf
