# exercise: max_stable_learning_rate
# breaks: 2
# hint: float_not_array
# An array with one element.
import numpy as np


def max_stable_learning_rate(X):
    with np.errstate(divide="ignore"):
        return len(X) / np.linalg.svd(X, compute_uv=False)[:1] ** 2
