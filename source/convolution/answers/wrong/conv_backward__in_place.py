# exercise: conv_backward
# breaks: 3
# hint: arguments_modified
# Flips the kernel in place.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    kernel[:] = kernel[::-1, ::-1].copy()
    of_image = convolve(dJ_dout, kernel, padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return of_image, of_kernel
