# exercise: forward_states
# A triangular matrix of powers, without a recurrence.
import numpy as np


def forward_states(x, U, W):
    T = x.shape[1]
    exponents = np.subtract.outer(np.arange(T + 1), np.arange(1, T + 1))
    weights = np.where(exponents >= 0, float(W) ** np.maximum(exponents, 0), 0.0)
    return U * (x @ weights.T)
