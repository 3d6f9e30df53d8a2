# exercise: pad
# breaks: 23
# hint: centre_of_the_frame
# Another default.
_reference = pad


def pad(image, padding, value=1.0):
    return _reference(image, padding, value)
