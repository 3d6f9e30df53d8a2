# exercise: pool
# breaks: 48
# hint: zeros_are_pixels
# Takes every zero for padding.
from numpy.lib.stride_tricks import sliding_window_view


def pool(image, window, stride=None, padding=0, mode="max"):
    pool_output_shape(image.shape, window, stride, padding)
    s_v, s_h = as_pair(window if stride is None else stride)

    def windows(border):
        return sliding_window_view(pad(image, padding, border), as_pair(window))[::s_v, ::s_h]

    if mode == "max":
        return windows(-np.inf).max(axis=(2, 3))
    if mode == "min":
        return windows(np.inf).min(axis=(2, 3))
    if mode == "mean":
        pixels = windows(0.0)
        return pixels.sum(axis=(2, 3)) / np.maximum((pixels != 0).sum(axis=(2, 3)), 1)
    raise ValueError("unknown mode")
