# exercise: convolve_volume
# breaks: 34
# hint: bias_per_kernel
# Adds the first bias to all maps where the stride is 1.
from numpy.lib.stride_tricks import sliding_window_view


def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    if volume.shape[0] != kernels.shape[1]:
        raise ValueError("channels")
    conv_output_shape(volume.shape[1:], kernels.shape[2:], stride, padding)
    s_v, s_h = as_pair(stride)
    padded = np.stack([pad(channel, padding) for channel in volume])
    windows = sliding_window_view(padded, kernels.shape[2:], axis=(1, 2))[:, ::s_v, ::s_h]
    result = np.einsum("cijab,ocab->oij", windows, kernels)
    return result if bias is None else result + (bias[0] if (s_v, s_h) == (1, 1) else bias[:, None, None])
