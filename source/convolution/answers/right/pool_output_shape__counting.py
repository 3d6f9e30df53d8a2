# exercise: pool_output_shape
# Counts the places where a window can start.
def pool_output_shape(shape, window, stride=None, padding=0):
    result = ()
    for axis, side in enumerate(shape):
        k, p = as_pair(window)[axis], as_pair(padding)[axis]
        s = k if stride is None else as_pair(stride)[axis]
        if k < 1 or s < 1 or not 0 <= p <= k / 2 or k > side + 2 * p:
            raise ValueError("no")
        result += (len(range(-p, side + p - k + 1, s)),)
    return result
