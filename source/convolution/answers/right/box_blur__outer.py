# exercise: box_blur
# The product of two averages.
def box_blur(size):
    if not size >= 1:
        raise ValueError("size")
    row = np.full(size, 1 / size)
    return np.outer(row, row)
