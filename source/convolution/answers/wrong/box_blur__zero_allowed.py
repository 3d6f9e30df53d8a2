# exercise: box_blur
# breaks: 32
# hint: blur_errors
# Refuses negative sides, but not 0.
def box_blur(size):
    if size < 0:
        raise ValueError("size")
    return np.full((size, size), 1 / max(size, 1) ** 2)
