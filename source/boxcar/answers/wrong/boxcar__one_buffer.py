# exercise: boxcar
# breaks: 10
# hint: calls_apart
# One array for all results of a shape: the next call overwrites the result of this one.
_buf = {}
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("no box")
    out = _buf.setdefault(x.shape, np.zeros(x.shape))
    out[...] = np.where((x >= a) & (x < b), height, 0.0)
    return out
