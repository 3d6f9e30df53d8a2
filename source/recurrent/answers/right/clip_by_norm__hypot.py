# exercise: clip_by_norm
# One norm of norms; arrays that need no clipping are passed on.
import math

import numpy as np


def clip_by_norm(gradients, max_norm):
    if math.isnan(max_norm) or max_norm <= 0:
        raise ValueError("max_norm > 0 is needed")
    norm = math.hypot(*(np.linalg.norm(g.ravel()) for g in gradients))
    if norm <= max_norm:
        return list(gradients), norm
    return [max_norm / norm * g for g in gradients], norm
