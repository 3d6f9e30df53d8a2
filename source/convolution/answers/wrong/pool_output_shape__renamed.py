# exercise: pool_output_shape
# breaks: 1
# hint: names_and_defaults
# Other names for the parameters.
_reference = pool_output_shape


def pool_output_shape(input_shape, kernel, stride=None, padding=0):
    return _reference(input_shape, kernel, stride, padding)
