# exercise: convolve
# A product of Fourier transforms.
def convolve(image, kernel, stride=1, padding=0):
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    x, (k_v, k_h) = pad(image, padding), kernel.shape
    size = (x.shape[0] + k_v - 1, x.shape[1] + k_h - 1)
    product = np.fft.rfft2(x, size) * np.fft.rfft2(kernel[::-1, ::-1], size)
    full = np.fft.irfft2(product, size)
    return full[k_v - 1 : x.shape[0] : s_v, k_h - 1 : x.shape[1] : s_h]
