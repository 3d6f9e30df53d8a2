# exercise: convolve_volume
# breaks: 6
# hint: names_and_views
# Reads the memory of the volume as if it were packed.
from numpy.lib.stride_tricks import sliding_window_view


def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    if volume.shape[0] != kernels.shape[1]:
        raise ValueError("channels")
    conv_output_shape(volume.shape[1:], kernels.shape[2:], stride, padding)
    _, height, width = volume.shape
    packed = (8 * height * width, 8 * width, 8)
    volume = np.lib.stride_tricks.as_strided(volume, volume.shape, packed)
    s_v, s_h = as_pair(stride)
    padded = np.stack([pad(channel, padding) for channel in volume])
    windows = sliding_window_view(padded, kernels.shape[2:], axis=(1, 2))[:, ::s_v, ::s_h]
    result = np.einsum("cijab,ocab->oij", windows, kernels)
    return result if bias is None else result + bias[:, None, None]
