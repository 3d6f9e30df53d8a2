# exercise: convolve
# breaks: 1
# hint: names_and_views
# Other names for the parameters.
_reference = convolve


def convolve(x, w, s=1, p=0):
    return _reference(x, w, s, p)
