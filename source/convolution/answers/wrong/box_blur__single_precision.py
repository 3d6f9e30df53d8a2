# exercise: box_blur
# breaks: 2
# hint: blur_weights
# Returns float32.
def box_blur(size):
    if size < 1:
        raise ValueError("size")
    return np.full((size, size), 1 / size**2, dtype=np.float32)
