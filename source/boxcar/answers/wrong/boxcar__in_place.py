# exercise: boxcar
# breaks: 2
# hint: names_and_arguments
# Shifts the caller's array to measure the distance from a.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    inside = (x >= a) & (x < b)
    if x.ndim:
        x -= a
    return np.where(inside, height, 0.0)
