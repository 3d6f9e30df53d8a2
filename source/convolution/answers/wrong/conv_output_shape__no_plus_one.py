# exercise: conv_output_shape
# breaks: 16
# hint: plus_one
# Forgets the window that starts at 0.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    kernel, stride, padding = as_pair(kernel), as_pair(stride), as_pair(padding)
    if min(kernel) < 1 or min(stride) < 1 or min(padding) < 0:
        raise ValueError("impossible sizes")
    if kernel[0] > shape[0] + 2 * padding[0] or kernel[1] > shape[1] + 2 * padding[1]:
        raise ValueError("the kernel does not fit")
    return tuple((shape[d] + 2 * padding[d] - kernel[d]) // stride[d] for d in (0, 1))
