# exercise: total
# breaks: 7
import numpy as np


def total(x):
    if x.size == 0:
        raise ValueError("x is empty")
    return float(np.sum(x[x > 0]))
