# exercise: convolve
# breaks: 4
# hint: arguments_modified
# Reseeds the global random state.
_reference = convolve


def convolve(image, kernel, stride=1, padding=0):
    np.random.seed(0)
    return _reference(image, kernel, stride, padding)
