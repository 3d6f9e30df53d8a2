# exercise: clip_by_norm
# breaks: 30
# hint: clip_edges
# Divides by a norm of zero.
import numpy as np


def clip_by_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    norm = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    factor = min(1.0, max_norm / norm)
    return [g * factor for g in gradients], norm
