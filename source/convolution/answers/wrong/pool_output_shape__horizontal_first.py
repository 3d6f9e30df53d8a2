# exercise: pool_output_shape
# breaks: 7
# hint: vertical_first
# Takes pairs as (horizontal, vertical).
def pool_output_shape(shape, window, stride=None, padding=0):
    w, p = as_pair(window), as_pair(padding)
    s = as_pair(window if stride is None else stride)
    w, s, p = w[::-1], s[::-1], p[::-1]
    if 2 * p[0] > w[0] or 2 * p[1] > w[1]:
        raise ValueError("padding of more than half a window")
    if min(w) < 1 or min(s) < 1 or min(p) < 0:
        raise ValueError("impossible sizes")
    if w[0] > shape[0] + 2 * p[0] or w[1] > shape[1] + 2 * p[1]:
        raise ValueError("the window does not fit")
    return tuple((shape[d] + 2 * p[d] - w[d]) // s[d] + 1 for d in (0, 1))
