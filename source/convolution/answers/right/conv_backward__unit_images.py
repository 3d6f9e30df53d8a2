# exercise: conv_backward
# The output is linear in each argument: its answer to every unit vector.
def conv_backward(image, kernel, dJ_dout):
    def units(shape):
        for place in np.ndindex(*shape):
            unit = np.zeros(shape)
            unit[place] = 1.0
            yield unit

    of_image = [(convolve(unit, kernel) * dJ_dout).sum() for unit in units(image.shape)]
    of_kernel = [(convolve(image, unit) * dJ_dout).sum() for unit in units(kernel.shape)]
    return np.reshape(of_image, image.shape), np.reshape(of_kernel, kernel.shape)
