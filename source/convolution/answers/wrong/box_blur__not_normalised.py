# exercise: box_blur
# breaks: 31
# hint: not_normalised
# Weights of 1: the image gets brighter.
def box_blur(size):
    if size < 1:
        raise ValueError("size")
    return np.ones((size, size))
