# exercise: box_blur
# A list of lists; NumPy itself refuses negative sides.
def box_blur(size):
    if size == 0:
        raise ValueError("0")
    weights = np.zeros((size, size))
    return np.array([[1.0 / size**2 for _ in row] for row in weights])
