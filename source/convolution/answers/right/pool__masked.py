# exercise: pool
# Masked arrays.
from numpy.lib.stride_tricks import sliding_window_view


def pool(image, window, stride=None, padding=0, mode="max"):
    if mode not in {"max", "min", "mean"}:
        raise ValueError(f"{mode!r}")
    pool_output_shape(image.shape, window, stride, padding)
    s_v, s_h = as_pair(window) if stride is None else as_pair(stride)

    def windows(array, border):
        return sliding_window_view(pad(array, padding, border), as_pair(window))[::s_v, ::s_h]

    values = np.ma.array(windows(image, 0.0), mask=windows(np.zeros(image.shape), 1.0) > 0)
    return np.asarray(getattr(values, mode)(axis=(-2, -1)).filled())
