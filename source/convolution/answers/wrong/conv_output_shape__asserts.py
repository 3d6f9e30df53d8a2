# exercise: conv_output_shape
# breaks: 19, 20, 21
# hint: kernel_must_fit
# Assertions are no ValueErrors.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    kernel, stride, padding = as_pair(kernel), as_pair(stride), as_pair(padding)
    assert min(kernel) >= 1 and min(stride) >= 1 and min(padding) >= 0, "impossible sizes"
    assert kernel[0] <= shape[0] + 2 * padding[0] and kernel[1] <= shape[1] + 2 * padding[1], "does not fit"
    return tuple((shape[d] + 2 * padding[d] - kernel[d]) // stride[d] + 1 for d in (0, 1))
