# exercise: convolve_volume
# breaks: 38
# hint: empty_kernel
# Gives zeros for kernels without rows.
_reference = convolve_volume


def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    if kernels.size == 0:
        return np.zeros((len(kernels), *conv_output_shape(volume.shape[1:], 1, stride, padding)))
    return _reference(volume, kernels, bias, stride, padding)
