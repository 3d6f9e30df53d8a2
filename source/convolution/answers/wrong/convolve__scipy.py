# exercise: convolve
# breaks: 9
# The ready-made function.
def convolve(image, kernel, stride=1, padding=0):
    from scipy.signal import correlate2d

    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    return correlate2d(pad(image, padding), kernel, mode="valid")[::s_v, ::s_h]
