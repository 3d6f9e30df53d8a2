# exercise: conv_backward
# Each output sends its share back.
def conv_backward(image, kernel, dJ_dout):
    k_v, k_h = kernel.shape
    of_image, of_kernel = np.zeros(image.shape), np.zeros(kernel.shape)
    for (i, j), g in np.ndenumerate(dJ_dout):
        of_image[i : i + k_v, j : j + k_h] += g * kernel
        of_kernel += g * image[i : i + k_v, j : j + k_h]
    return of_image, of_kernel
