# exercise: momentum_step
# breaks: 6
# hint: names_and_views
# Reads the memory of w as if it were contiguous.
import numpy as np


def momentum_step(w, gradient, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return np.frombuffer(w) + velocity, velocity
