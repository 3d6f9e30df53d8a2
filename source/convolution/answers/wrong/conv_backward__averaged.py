# exercise: conv_backward
# breaks: 53
# hint: gradient_averaged
# Averages over the output; right for the image, and for a single output.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout) / dJ_dout.size
    return of_image, of_kernel
