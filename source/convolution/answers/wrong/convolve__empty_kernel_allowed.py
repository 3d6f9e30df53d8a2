# exercise: convolve
# breaks: 30
# hint: empty_kernel
# Gives zeros for a kernel without rows.
_reference = convolve


def convolve(image, kernel, stride=1, padding=0):
    if kernel.size == 0:
        height, width = conv_output_shape(image.shape, (1, 1), stride, padding)
        return np.zeros((height, width))
    return _reference(image, kernel, stride, padding)
