# exercise: convolve_volume
# breaks: 1
# hint: names_and_views
# Other names for the parameters.
_reference = convolve_volume


def convolve_volume(x, w, b=None, stride=1, padding=0):
    return _reference(x, w, b, stride, padding)
