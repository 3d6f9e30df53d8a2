# exercise: pool
# breaks: 47
# hint: padding_wins_extremes
# A border that is low, but not lower than every pixel.
from numpy.lib.stride_tricks import sliding_window_view


def pool(image, window, stride=None, padding=0, mode="max"):
    pool_output_shape(image.shape, window, stride, padding)
    s_v, s_h = as_pair(window if stride is None else stride)

    def windows(border):
        return sliding_window_view(pad(image, padding, border), as_pair(window))[::s_v, ::s_h]

    if mode == "max":
        return windows(-999.0).max(axis=(2, 3))
    if mode == "min":
        return windows(999.0).min(axis=(2, 3))
    if mode == "mean":
        return np.nanmean(windows(np.nan), axis=(2, 3))
    raise ValueError("unknown mode")
