# exercise: convolve
# The formula, letter by letter.
def convolve(image, kernel, stride=1, padding=0):
    height, width = conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    padded = pad(image, padding)
    result = np.zeros((height, width))
    for i in range(height):
        for j in range(width):
            for a in range(kernel.shape[0]):
                for b in range(kernel.shape[1]):
                    result[i, j] += kernel[a, b] * padded[s_v * i + a, s_h * j + b]
    return result
