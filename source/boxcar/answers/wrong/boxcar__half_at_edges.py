# exercise: boxcar
# breaks: 11, 12
# hint: boxcar_half
# The other convention of the step: H(0) = 1/2.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    return height * (np.heaviside(x - a, 0.5) - np.heaviside(x - b, 0.5))
