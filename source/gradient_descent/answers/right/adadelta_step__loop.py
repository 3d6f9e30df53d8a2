# exercise: adadelta_step
import math

import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    state = [(0.0, 0.0)] * len(w) if state is None else state
    new_w, new_state = [], []
    for wi, g, (g2, x2) in zip(w.tolist(), gradient.tolist(), state):
        g2 = g2 + (1 - rho) * (g * g - g2)
        dx = math.sqrt(x2 + eps) / math.sqrt(g2 + eps) * g
        new_w.append(wi - dx)
        new_state.append((g2, x2 + (1 - rho) * (dx * dx - x2)))
    return np.array(new_w), new_state
