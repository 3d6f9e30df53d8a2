# exercise: clip_by_norm
# One long vector, cut up again.
import numpy as np


def clip_by_norm(gradients, max_norm):
    if not (max_norm > 0):
        raise ValueError("not positive")
    flat = np.concatenate([np.empty(0), *(np.ravel(g) for g in gradients)])
    norm = np.linalg.norm(flat)
    flat = flat / max(1.0, norm / max_norm)
    ends = np.cumsum([g.size for g in gradients])[:-1]
    pieces = np.split(flat, ends) if gradients else []
    return [piece.reshape(g.shape) for piece, g in zip(pieces, gradients)], norm
