# exercise: box_blur
# breaks: 31
# hint: any_blur_size
# Refuses even sides.
def box_blur(size):
    if size < 1 or size % 2 == 0:
        raise ValueError("size")
    return np.full((size, size), 1 / size**2)
