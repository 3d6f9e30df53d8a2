# exercise: boxcar
# breaks: 5
# hint: boxcar_errors
# An assertion is no ValueError.
def boxcar(x, a, b, height):
    assert b > a, "a box needs b > a"
    return np.where((x >= a) & (x < b), height, 0.0)
