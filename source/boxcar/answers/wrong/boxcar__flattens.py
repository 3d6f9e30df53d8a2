# exercise: boxcar
# breaks: 13
# hint: boxcar_shapes
# A loop over a flattened array loses its shape.
def boxcar(x, a, b, height):
    if not b > a:
        raise ValueError("a box needs b > a")
    return np.array([height if a <= each < b else 0.0 for each in np.ravel(x)], dtype=float)
