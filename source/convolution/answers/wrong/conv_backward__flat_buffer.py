# exercise: conv_backward
# breaks: 6
# hint: names_and_views
# Reads the memory of the image as if it were packed.
def conv_backward(image, kernel, dJ_dout):
    image = np.lib.stride_tricks.as_strided(image, image.shape, (8 * image.shape[1], 8))
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return of_image, of_kernel
