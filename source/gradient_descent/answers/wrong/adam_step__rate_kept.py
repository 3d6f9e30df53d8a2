# exercise: adam_step
# breaks: 56
# hint: changing_rate
# The learning rate of the first step is kept in the state.
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v, s, learning_rate = (
        (np.zeros_like(w), np.zeros_like(w), 0, learning_rate) if state is None else state
    )
    s = s + 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**s)
    v_hat = v / (1 - beta2**s)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return w, (m, v, s, learning_rate)
