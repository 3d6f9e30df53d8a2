# exercise: sharpness_for
# breaks: 1
# hint: names_and_arguments
# Calls the tolerance epsilon.
def sharpness_for(epsilon, margin, height):
    if not 0 < epsilon < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return math.log(2 * abs(height) / epsilon - 1) / margin
