# exercise: convolve
# breaks: 25
# hint: kernel_flipped
# The mathematicians' convolution.
from numpy.lib.stride_tricks import sliding_window_view


def convolve(image, kernel, stride=1, padding=0):
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    windows = sliding_window_view(pad(image, padding), kernel.shape)[::s_v, ::s_h]
    return np.tensordot(windows, kernel[::-1, ::-1], axes=2)
