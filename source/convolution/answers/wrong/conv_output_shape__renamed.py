# exercise: conv_output_shape
# breaks: 1
# hint: names_and_defaults
# Other names for the parameters.
_reference = conv_output_shape


def conv_output_shape(input_shape, kernel_size, stride=1, padding=0):
    return _reference(input_shape, kernel_size, stride, padding)
