# exercise: convolve
# breaks: 29
# hint: clipped
# Forces the values into [0, 255].
from numpy.lib.stride_tricks import sliding_window_view


def convolve(image, kernel, stride=1, padding=0):
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    windows = sliding_window_view(pad(image, padding), kernel.shape)[::s_v, ::s_h]
    return np.clip(np.tensordot(windows, kernel, axes=2), 0, 255)
