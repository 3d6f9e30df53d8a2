# exercise: conv_backward
# breaks: 54
# hint: tuple_of_gradients
# The two in the wrong order.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return of_kernel, of_image
