# exercise: conv_output_shape
# breaks: 16
# hint: shape_formula
# 49 * (1 / 49) is a little less than 1.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    kernel, stride, padding = as_pair(kernel), as_pair(stride), as_pair(padding)
    room = [shape[i] + 2 * padding[i] - kernel[i] for i in (0, 1)]
    if min(kernel) < 1 or min(stride) < 1 or min(padding) < 0 or min(room) < 0:
        raise ValueError("impossible sizes")
    return int(room[0] * (1 / stride[0])) + 1, int(room[1] * (1 / stride[1])) + 1
