# exercise: boxcar
def boxcar(x, a, b, height):
    if b <= a:
        raise ValueError("b must be greater than a")
    return height * (np.heaviside(x - a, 1.0) - np.heaviside(x - b, 1.0))
