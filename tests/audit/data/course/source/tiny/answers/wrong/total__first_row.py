# exercise: total
# breaks: 5
# hint: shape
import numpy as np


def total(x):
    if x.size == 0:
        raise ValueError("x is empty")
    return float(sum(value for value in np.atleast_2d(x)[0] if value > 0))
