# exercise: mse_gradient
from functools import partial

import numpy as np


def _weighted(power, w, X, t):
    return power * ((X * w).sum(axis=1) - t)[:, np.newaxis] * X


mse_gradient = lambda w, X, t: partial(_weighted, 2)(w, X, t).mean(axis=0)
