# exercise: adam_step
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v, s = state() if state else (np.zeros(len(w)), np.zeros(len(w)), 0)
    m, v, s = beta1 * m + (1 - beta1) * gradient, beta2 * v + (1 - beta2) * gradient**2, s + 1
    # The form with eps moved under the same correction as the root.
    correction = np.sqrt(1 - beta2**s)
    w = w - learning_rate * correction / (1 - beta1**s) * m / (np.sqrt(v) + eps * correction)
    return w, lambda: (m, v, s)
