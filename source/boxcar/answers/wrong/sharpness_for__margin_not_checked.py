# exercise: sharpness_for
# breaks: 37
# hint: sharpness_margin_error
# A margin of zero divides by zero, a negative one gives a negative sharpness.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height):
        raise ValueError("0 < tolerance < |height|")
    return math.log(2 * abs(height) / tolerance - 1) / margin
