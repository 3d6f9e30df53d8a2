# exercise: sharpness_for
# breaks: 36
# hint: sharpness_errors
# Only the margin is checked, and the logarithm refuses some of the rest.
def sharpness_for(tolerance, margin, height):
    if not margin > 0:
        raise ValueError("margin > 0")
    return math.log1p(2 * abs(height) / tolerance) / margin if tolerance else math.inf
