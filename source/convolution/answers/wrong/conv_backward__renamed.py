# exercise: conv_backward
# breaks: 1
# hint: names_and_views
# Another name for a parameter.
def conv_backward(image, kernel, upstream):
    dJ_dout = upstream
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return of_image, of_kernel
