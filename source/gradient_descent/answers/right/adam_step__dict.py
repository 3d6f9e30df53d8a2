# exercise: adam_step
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if state is None:
        state = {"m": np.zeros_like(w), "v": np.zeros_like(w), "t": 0}
    t = state["t"] + 1
    m = state["m"] + (1 - beta1) * (gradient - state["m"])
    v = state["v"] * beta2 + np.square(gradient) * (1 - beta2)
    step = learning_rate / (1 - beta1**t)
    return w - step * m / (np.sqrt(v) / np.sqrt(1 - beta2**t) + eps), {"m": m, "v": v, "t": t}
