# exercise: sharpness_for
def sharpness_for(tolerance, margin, height):
    size = abs(height)
    if tolerance <= 0 or tolerance >= size or margin <= 0:
        raise ValueError("impossible")
    return 2.0 * np.log(2.0 * size / tolerance) / margin
