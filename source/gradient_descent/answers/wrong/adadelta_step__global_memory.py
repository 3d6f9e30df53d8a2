# exercise: adadelta_step
# breaks: 65
# hint: memory_in_state
# The average of the steps lives in the function.
import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    if state is None:
        adadelta_step.x2 = np.zeros_like(w)
        state = np.zeros_like(w)
    g2, x2 = state, adadelta_step.x2
    g2 = rho * g2 + (1 - rho) * gradient**2
    step = -np.sqrt(x2 + eps) / np.sqrt(g2 + eps) * gradient
    adadelta_step.x2 = rho * x2 + (1 - rho) * step**2
    w = w + step
    return w, g2
