# exercise: adadelta_step
import numpy as np


def adadelta_step(w, gradient, state, rho=0.9, eps=1e-6):
    old = state or {"g2": np.zeros_like(w), "x2": np.zeros_like(w)}
    g2 = rho * old["g2"] + (1 - rho) * gradient * gradient
    dx = -gradient * np.sqrt((old["x2"] + eps) / (g2 + eps))
    return w + dx, {"g2": g2, "x2": rho * old["x2"] + (1 - rho) * dx * dx}
