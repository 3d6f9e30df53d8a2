# exercise: adadelta_step
# breaks: 65
# hint: w_from_argument
# Continues from the w that it remembers, not from the one that is passed.
import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    squares, steps, w = (0.0, 0.0, w) if state is None else state
    squares = rho * squares + (1 - rho) * gradient**2
    step = np.sqrt(steps + eps) / np.sqrt(squares + eps) * gradient
    steps = rho * steps + (1 - rho) * step**2
    return w - step, (squares, steps, w - step)
