# exercise: convolve
# breaks: 3
# hint: arguments_modified
# Scales the pixels of the image that it was given.
_reference = convolve


def convolve(image, kernel, stride=1, padding=0):
    image /= 255
    return 255 * _reference(image, kernel, stride, padding)
