# exercise: clip_by_norm
# breaks: 4
# hint: arguments_modified
# Scales the arrays in place.
import numpy as np


def clip_by_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    norm = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    if norm > max_norm:
        for g in gradients:
            g *= max_norm / norm
    return gradients, norm
