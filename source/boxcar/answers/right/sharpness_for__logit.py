# exercise: sharpness_for
def sharpness_for(tolerance, margin, height):
    from scipy.special import logit

    if not 0 < tolerance < math.fabs(height) or not margin > 0:
        raise ValueError("0 < tolerance < |height| and margin > 0")
    return -logit(tolerance / (2 * math.fabs(height))) / margin
