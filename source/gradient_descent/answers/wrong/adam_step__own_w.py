# exercise: adam_step
# breaks: 59
# hint: w_from_argument
# Continues from the w that it remembers, not from the one that is passed.
import numpy as np


def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    mean, square, count, w = (0.0, 0.0, 0, w) if state is None else state
    count += 1
    mean = beta1 * mean + (1 - beta1) * gradient
    square = beta2 * square + (1 - beta2) * gradient**2
    corrected = mean / (1 - beta1**count)
    w_new = w - learning_rate * corrected / (np.sqrt(square / (1 - beta2**count)) + eps)
    return w_new, (mean, square, count, w_new)
