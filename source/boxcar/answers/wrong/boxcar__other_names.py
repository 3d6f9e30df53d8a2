# exercise: boxcar
# breaks: 1
# hint: names_and_arguments
# Calls the height h.
def boxcar(x, a, b, h):
    if not b > a:
        raise ValueError("a box needs b > a")
    return np.where((x >= a) & (x < b), h, 0.0)
