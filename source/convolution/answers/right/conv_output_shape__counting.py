# exercise: conv_output_shape
# Counts the places where a window can start.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    result = []
    for axis in (0, 1):
        k, s, p = (size if isinstance(size, int) else size[axis] for size in (kernel, stride, padding))
        if k <= 0 or s <= 0 or p <= -1:
            raise ValueError("sizes")
        starts = range(0, shape[axis] + 2 * p - k + 1, s)
        if not starts:
            raise ValueError("too large")
        result.append(len(starts))
    return tuple(result)
