# exercise: conv_output_shape
# breaks: 7
# hint: vertical_first
# Works for ints only.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    if kernel < 1 or stride < 1 or padding < 0 or kernel > min(shape) + 2 * padding:
        raise ValueError("impossible sizes")
    return tuple((side + 2 * padding - kernel) // stride + 1 for side in shape)
