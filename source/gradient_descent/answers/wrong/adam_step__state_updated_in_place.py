# exercise: adam_step
# breaks: 60
# hint: state_modified
# The dict that was passed in is updated.
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if state is None:
        state = {"m": np.zeros_like(w), "v": np.zeros_like(w), "s": 0}
    state["s"] += 1
    state["m"] = beta1 * state["m"] + (1 - beta1) * gradient
    state["v"] = beta2 * state["v"] + (1 - beta2) * gradient**2
    m_hat = state["m"] / (1 - beta1 ** state["s"])
    v_hat = state["v"] / (1 - beta2 ** state["s"])
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + eps), state
