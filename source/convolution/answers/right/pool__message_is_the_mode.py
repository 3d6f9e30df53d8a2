# exercise: pool
# The message of the error is the mode itself, which may be empty; a minimum is a maximum upside down.
import numpy as np


def pool(image, window, stride=None, padding=0, mode="max"):
    if mode not in ("max", "min", "mean"):
        raise ValueError(mode)
    if mode == "min":
        return -pool(-image, window, stride, padding)
    height, width = pool_output_shape(image.shape, window, stride, padding)
    (w_v, w_h), (p_v, p_h) = as_pair(window), as_pair(padding)
    s_v, s_h = as_pair(window if stride is None else stride)
    result = np.empty((height, width))
    for i in range(height):
        for j in range(width):
            top, left = i * s_v - p_v, j * s_h - p_h
            real = image[max(top, 0) : top + w_v, max(left, 0) : left + w_h]
            result[i, j] = real.max() if mode == "max" else real.mean()
    return result
