# exercise: conv_output_shape
# breaks: 19
# hint: quotient_below_zero
# int() truncates towards zero: a kernel that is one too large for a stride of 2 seems to fit once.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    kernel, stride, padding = as_pair(kernel), as_pair(stride), as_pair(padding)
    if min(kernel) < 1 or min(stride) < 1 or min(padding) < 0:
        raise ValueError("impossible sizes")
    result = tuple(int((shape[i] + 2 * padding[i] - kernel[i]) / stride[i]) + 1 for i in (0, 1))
    if min(result) < 1:
        raise ValueError("the kernel does not fit")
    return result
