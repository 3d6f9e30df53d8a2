# exercise: convolve
# breaks: 7
# hint: stride_steps
# The stride must be an int.
from numpy.lib.stride_tricks import sliding_window_view


def convolve(image, kernel, stride=1, padding=0):
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    windows = sliding_window_view(pad(image, padding), kernel.shape)[::stride, ::stride]
    return np.tensordot(windows, kernel, axes=2)
