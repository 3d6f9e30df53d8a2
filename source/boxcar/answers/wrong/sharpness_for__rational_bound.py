# exercise: sharpness_for
# breaks: 34
# hint: sharpness_too_large
# Bounds σ(-k m) by 1 / (k m): enough, but far too much.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return 2 * abs(height) / (tolerance * margin)
