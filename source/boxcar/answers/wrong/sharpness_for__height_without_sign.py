# exercise: sharpness_for
# breaks: 35
# hint: sharpness_negative_height
# Divides by the height instead of its size, and turns what comes out positive.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return math.log(abs(2 * height / tolerance - 1)) / margin * (1.0 if height > 0 else 0.5)
