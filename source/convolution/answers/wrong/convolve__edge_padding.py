# exercise: convolve
# breaks: 27
# hint: padding_not_zero
# Repeats the rim of the image instead of zeros.
from numpy.lib.stride_tricks import sliding_window_view


def convolve(image, kernel, stride=1, padding=0):
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    p_v, p_h = as_pair(padding)
    windows = sliding_window_view(np.pad(image, ((p_v, p_v), (p_h, p_h)), "edge"), kernel.shape)[::s_v, ::s_h]
    return np.tensordot(windows, kernel, axes=2)
