# exercise: adam_step
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    # The state is the list of all gradients; the averages are added up anew each time.
    state = [*(state or []), gradient.copy()]
    ages = np.arange(len(state))[::-1, None]
    past = np.stack(state)
    m = (beta1**ages * past).sum(axis=0) / (beta1**ages).sum()
    v = (beta2**ages * past**2).sum(axis=0) / (beta2**ages).sum()
    return w - learning_rate * m / (np.sqrt(v) + eps), state
