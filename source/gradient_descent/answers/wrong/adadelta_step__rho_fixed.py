# exercise: adadelta_step
# breaks: 63
# hint: rho
# The average of the steps has 0.9 written out.
import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    g2, x2 = (np.zeros_like(w), np.zeros_like(w)) if state is None else state
    g2 = rho * g2 + (1 - rho) * gradient**2
    step = -np.sqrt(x2 + eps) / np.sqrt(g2 + eps) * gradient
    x2 = 0.9 * x2 + 0.1 * step**2
    w = w + step
    return w, (g2, x2)
