# exercise: to_grayscale
# breaks: 6
# hint: names_and_views
# Reads the memory as if it were packed.
def to_grayscale(rgb):
    step = rgb.itemsize
    height, width, _ = rgb.shape
    packed = np.lib.stride_tricks.as_strided(rgb, rgb.shape, (3 * width * step, 3 * step, step))
    return packed.mean(axis=2)
