# exercise: convolve
# breaks: 6
# hint: names_and_views
# Reads the memory of the image as if it were packed.
_reference = convolve


def convolve(image, kernel, stride=1, padding=0):
    packed = np.lib.stride_tricks.as_strided(image, image.shape, (8 * image.shape[1], 8))
    return _reference(packed, kernel, stride, padding)
