# exercise: scale
# breaks: 2
# hint: formula
import numpy as np


def scale(x, factor=2.0):
    return np.where(x > 0, 2.0 * x, x)
