# exercise: scale
# breaks: 3
# hint: default
# Another default.
import numpy as np


def scale(x, factor=1.0):
    return np.where(x > 0, factor * x, x)
