# exercise: pool
# breaks: 6
# hint: names_and_defaults
# Reads the memory of the image as if it were packed.
_reference = pool


def pool(image, window, stride=None, padding=0, mode="max"):
    packed = np.lib.stride_tricks.as_strided(image, image.shape, (8 * image.shape[1], 8))
    return _reference(packed, window, stride, padding, mode)
