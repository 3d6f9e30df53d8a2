# exercise: convolve_volume
# breaks: 36
# hint: sum_over_channels
# Pads by default so that the size stays.
from numpy.lib.stride_tricks import sliding_window_view


def convolve_volume(volume, kernels, bias=None, stride=1, padding=None):
    if padding is None:
        padding = (kernels.shape[2] // 2, kernels.shape[3] // 2)
    if volume.shape[0] != kernels.shape[1]:
        raise ValueError("channels")
    conv_output_shape(volume.shape[1:], kernels.shape[2:], stride, padding)
    s_v, s_h = as_pair(stride)
    padded = np.stack([pad(channel, padding) for channel in volume])
    windows = sliding_window_view(padded, kernels.shape[2:], axis=(1, 2))[:, ::s_v, ::s_h]
    result = np.einsum("cijab,ocab->oij", windows, kernels)
    return result if bias is None else result + bias[:, None, None]
