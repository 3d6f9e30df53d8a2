# exercise: boxcar
# breaks: 10
# hint: boxcar_one_step
# Forgets the second step.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    return height * np.heaviside(x - a, 1.0)
