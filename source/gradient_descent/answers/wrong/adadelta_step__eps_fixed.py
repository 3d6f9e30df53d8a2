# exercise: adadelta_step
# breaks: 1, 62
# hint: adadelta_eps
# eps is written out.
import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    g2, x2 = (np.zeros_like(w), np.zeros_like(w)) if state is None else state
    g2 = rho * g2 + (1 - rho) * gradient**2
    step = -np.sqrt(x2 + 1e-6) / np.sqrt(g2 + 1e-6) * gradient
    x2 = rho * x2 + (1 - rho) * step**2
    w = w + step
    return w, (g2, x2)
