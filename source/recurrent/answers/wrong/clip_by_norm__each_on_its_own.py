# exercise: clip_by_norm
# breaks: 27
# hint: each_on_its_own
# Each array is clipped by its own norm.
import numpy as np


def clip_by_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    norm = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    return [g * min(1.0, max_norm / (np.linalg.norm(g.ravel()) or 1.0)) for g in gradients], norm
