# exercise: sharpness_for
# breaks: 33, 34
# hint: sharpness_too_large
# Eight margins are always enough, says a rule of thumb; for strict tolerances they are not.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return 8.0 / margin
