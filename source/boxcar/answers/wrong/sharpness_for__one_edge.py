# exercise: sharpness_for
# breaks: 33
# hint: sharpness_one_edge
# Solves for one edge and forgets that the other one is near.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return math.log(abs(height) / tolerance - 1) / margin
