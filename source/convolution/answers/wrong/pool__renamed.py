# exercise: pool
# breaks: 1
# hint: names_and_defaults
# Other names for the parameters.
_reference = pool


def pool(image, size, stride=None, padding=0, kind="max"):
    return _reference(image, size, stride, padding, kind)
