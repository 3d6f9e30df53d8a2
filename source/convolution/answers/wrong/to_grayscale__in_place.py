# exercise: to_grayscale
# breaks: 3
# hint: arguments_modified
# Divides the image that it was given.
def to_grayscale(rgb):
    if rgb.dtype == np.float64:
        rgb /= 3
    else:
        rgb = rgb / 3
    return rgb.sum(axis=2)
