# exercise: max_stable_learning_rate
# breaks: 23
# hint: zero_matrix
# A matrix of zeros ends in a division by zero.
import numpy as np


def max_stable_learning_rate(X):
    return len(X) / float(np.linalg.norm(X, 2)) ** 2
