# exercise: sharpness_for
# breaks: 5, 35
# hint: sharpness_negative_height
# Compares the tolerance with the height, not with its size.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < height or not margin > 0:
        raise ValueError("0 < tolerance < height and margin > 0")
    return math.log(2 * height / tolerance - 1) / margin
