# exercise: conv_output_shape
# With NumPy's integers.
def conv_output_shape(shape, kernel, stride=1, padding=0):
    shape, kernel, stride, padding = (np.broadcast_to(each, 2) for each in (shape, kernel, stride, padding))
    if (kernel < 1).any() or (stride < 1).any() or (padding < 0).any() or (kernel > shape + 2 * padding).any():
        raise ValueError("impossible")
    return tuple((shape + 2 * padding - kernel) // stride + 1)
