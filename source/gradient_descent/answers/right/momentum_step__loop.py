# exercise: momentum_step
import numpy as np


def momentum_step(w, gradient, velocity, learning_rate, momentum):
    v = np.array([momentum * vi - learning_rate * gi for vi, gi in zip(velocity, gradient)])
    return np.array([wi + vi for wi, vi in zip(w, v)]), v
