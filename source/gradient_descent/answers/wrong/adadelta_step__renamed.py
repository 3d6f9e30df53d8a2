# exercise: adadelta_step
# breaks: 1
# hint: names_and_views
# Other parameter names.
import numpy as np


def adadelta_step(w, grad, state, rho=0.9, eps=1e-6):
    g2, x2 = (np.zeros_like(w), np.zeros_like(w)) if state is None else state
    g2 = rho * g2 + (1 - rho) * grad**2
    step = -np.sqrt(x2 + eps) / np.sqrt(g2 + eps) * grad
    x2 = rho * x2 + (1 - rho) * step**2
    w = w + step
    return w, (g2, x2)
