# exercise: conv_backward
# breaks: 52
# hint: height_and_width
# One padding for both directions.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=k_v - 1)[: image.shape[0], : image.shape[1]]
    of_kernel = convolve(image, dJ_dout)
    return of_image, of_kernel
