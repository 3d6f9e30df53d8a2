# exercise: boxcar
# breaks: 14
# hint: boxcar_shapes
# np.vectorize cannot tell the dtype of nothing: an empty array raises.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    return np.vectorize(lambda each: float(height) if a <= each < b else 0.0)(x)
