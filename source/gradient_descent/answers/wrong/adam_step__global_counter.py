# exercise: adam_step
# breaks: 59
# hint: memory_in_state
# The number of steps lives in the function.
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if state is None:
        adam_step.steps = 0
        state = np.zeros_like(w), np.zeros_like(w)
    m, v = state
    adam_step.steps += 1
    s = adam_step.steps
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**s)
    v_hat = v / (1 - beta2**s)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + eps)
    return w, (m, v)
