# exercise: clip_by_norm
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def clip_by_norm(grads, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    norm = float(np.sqrt(sum(np.sum(g**2) for g in grads)))
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    return [g * factor for g in grads], norm
