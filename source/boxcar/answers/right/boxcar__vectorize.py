# exercise: boxcar
def boxcar(x, a, b, height):
    if b <= a:
        raise ValueError("empty box")
    return np.vectorize(lambda each: height if a <= each < b else 0.0, otypes=[float])(x)
