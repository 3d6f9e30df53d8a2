# exercise: pool_output_shape
# With math.floor, NumPy integers and conv_output_shape for its errors.
import math


def pool_output_shape(shape, window, stride=None, padding=0):
    if stride is None:
        stride = window
    conv_output_shape(shape, window, stride, padding)
    w, s, p = np.array(as_pair(window)), np.array(as_pair(stride)), np.array(as_pair(padding))
    if np.any(p > w // 2):
        raise ValueError("padding")
    free = np.array(shape) + 2 * p - w
    return tuple(np.int64(math.floor(f / step)) + 1 for f, step in zip(free, s))
