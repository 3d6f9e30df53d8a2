# exercise: conv_backward
# breaks: 52, 53
# hint: upstream_ignored
# As if the loss were the sum of the output.
def conv_backward(image, kernel, dJ_dout):
    dJ_dout = np.ones_like(dJ_dout)
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return of_image, of_kernel
