# exercise: pool_output_shape
# breaks: 43, 44
# hint: half_the_window
# Assertions are no ValueErrors.
_reference = pool_output_shape


def pool_output_shape(shape, window, stride=None, padding=0):
    try:
        return _reference(shape, window, stride, padding)
    except ValueError as error:
        raise AssertionError(str(error)) from None
