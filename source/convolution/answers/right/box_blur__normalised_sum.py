# exercise: box_blur
# Ones, divided by their sum.
def box_blur(size):
    if size <= 0:
        raise ValueError(str(size))
    kernel = np.ones((size, size))
    kernel /= kernel.sum()
    return kernel
