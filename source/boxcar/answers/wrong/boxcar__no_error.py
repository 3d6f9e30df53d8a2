# exercise: boxcar
# breaks: 16
# hint: boxcar_errors
# Gives an empty box where it should refuse.
def boxcar(x, a, b, height):
    return np.where((x >= a) & (x < b), height, 0.0)
