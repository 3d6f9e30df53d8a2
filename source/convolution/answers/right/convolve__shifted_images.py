# exercise: convolve
# One shifted image per weight.
def convolve(image, kernel, stride=1, padding=0):
    height, width = conv_output_shape(image.shape, kernel.shape, stride, padding)
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    padded = np.pad(image, ((p_v, p_v), (p_h, p_h)))
    total = 0.0
    for (a, b), weight in np.ndenumerate(kernel):
        total = total + weight * padded[a:, b:][: s_v * height : s_v, : s_h * width : s_h][:height, :width]
    return total
