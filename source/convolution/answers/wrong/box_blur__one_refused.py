# exercise: box_blur
# breaks: 8
# hint: blur_errors
# Refuses a kernel of one weight.
def box_blur(size):
    if size <= 1:
        raise ValueError("size")
    return np.full((size, size), 1 / size**2)
