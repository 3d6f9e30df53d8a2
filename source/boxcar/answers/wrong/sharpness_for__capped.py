# exercise: sharpness_for
# breaks: 33
# hint: sharpness_margin
# Afraid of large weights, it stops at 1000.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return min(math.log(2 * abs(height) / tolerance - 1) / margin, 1000.0)
