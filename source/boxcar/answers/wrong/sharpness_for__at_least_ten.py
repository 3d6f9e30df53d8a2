# exercise: sharpness_for
# breaks: 34
# hint: sharpness_too_large
# Never goes below 10 / margin, which is too much for a generous tolerance.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return max(math.log(2 * abs(height) / tolerance - 1), 5.0) / margin
