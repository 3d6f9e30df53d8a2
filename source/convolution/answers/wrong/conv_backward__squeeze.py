# exercise: conv_backward
# breaks: 5
# hint: small_images
# Drops directions of length 1.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    of_image = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    of_kernel = convolve(image, dJ_dout)
    return np.squeeze(of_image), np.squeeze(of_kernel)
