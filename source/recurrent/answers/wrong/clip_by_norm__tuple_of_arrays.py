# exercise: clip_by_norm
# breaks: 27
# hint: clipped_list
# A tuple of arrays, not a list.
import numpy as np


def clip_by_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    norm = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    return tuple(g * factor for g in gradients), norm
