# exercise: sharpness_for
# breaks: 33, 34
# hint: sharpness_too_small
# A rule of thumb: fine for usual tolerances, too little for strict ones and too much for generous ones.
def sharpness_for(tolerance, margin, height):
    if not 0 < tolerance < abs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return 8.0 / margin
