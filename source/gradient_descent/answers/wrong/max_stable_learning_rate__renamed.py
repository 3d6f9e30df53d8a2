# exercise: max_stable_learning_rate
# breaks: 1
# hint: names_and_views
# Another parameter name.
import math

import numpy as np


def max_stable_learning_rate(data):
    s = float(np.linalg.norm(data, 2))
    return len(data) / s**2 if s > 0 else math.inf
