# exercise: state_jacobian_norm
# Repeated squaring by recursion, singular values.
import numpy as np
import scipy.linalg


def state_jacobian_norm(W, steps):
    def power(k):
        if k == 0:
            return np.identity(W.shape[0])
        half = power(k // 2)
        return half @ half @ W if k % 2 else half @ half

    return scipy.linalg.svdvals(power(steps)).max()
