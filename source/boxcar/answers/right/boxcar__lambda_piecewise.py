# exercise: boxcar
boxcar = lambda x, a, b, height: (
    np.piecewise(x, [x < a, (x >= a) & (x < b)], [0.0, height, 0.0]) if b > a else _refuse()
)


def _refuse():
    raise ValueError("b must be above a")
