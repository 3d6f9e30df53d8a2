# exercise: convolve
# breaks: 25
# hint: height_and_width
# Takes the height for the width.
def convolve(image, kernel, stride=1, padding=0):
    width, height = conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    padded = pad(image, padding)
    result = np.zeros((height, width))
    for i in range(height):
        for j in range(width):
            window = padded[s_v * i : s_v * i + kernel.shape[0], s_h * j : s_h * j + kernel.shape[1]]
            result[i, j] = (window * kernel).sum()
    return result
