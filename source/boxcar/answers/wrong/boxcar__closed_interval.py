# exercise: boxcar
# breaks: 12
# hint: boxcar_closed
# b belongs to the box, too.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    return np.where((x >= a) & (x <= b), height, 0.0)
