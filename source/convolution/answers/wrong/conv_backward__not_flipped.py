# exercise: conv_backward
# breaks: 52
# hint: kernel_not_flipped
# Forgets to flip the kernel.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel, padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return of_image, of_kernel
