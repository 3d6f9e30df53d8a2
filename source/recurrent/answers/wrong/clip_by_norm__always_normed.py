# exercise: clip_by_norm
# breaks: 27
# hint: normed_always
# Short gradients are made longer.
import numpy as np


def clip_by_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    norm = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    factor = max_norm / norm if 0 < norm and max_norm < np.inf else 1.0
    return [g * factor for g in gradients], norm
