# exercise: adadelta_step
# breaks: 66
# hint: state_modified
# The arrays of the state are updated in place.
import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    g2, x2 = (np.zeros_like(w), np.zeros_like(w)) if state is None else state
    g2 *= rho
    g2 += (1 - rho) * gradient**2
    step = -np.sqrt(x2 + eps) / np.sqrt(g2 + eps) * gradient
    x2 *= rho
    x2 += (1 - rho) * step**2
    return w + step, (g2, x2)
