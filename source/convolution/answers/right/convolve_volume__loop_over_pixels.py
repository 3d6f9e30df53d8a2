# exercise: convolve_volume
# A Python loop over the pixels; the weights are left to NumPy.
def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    count, channels, k_v, k_h = kernels.shape
    if volume.shape[0] != channels:
        raise ValueError("channels")
    height, width = conv_output_shape(volume.shape[1:], (k_v, k_h), stride, padding)
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    padded = np.pad(volume, ((0, 0), (p_v, p_v), (p_h, p_h)))
    flat = kernels.reshape(count, -1)
    result = np.empty((count, height, width))
    for i in range(height):
        for j in range(width):
            window = padded[:, s_v * i : s_v * i + k_v, s_h * j : s_h * j + k_h]
            result[:, i, j] = flat @ window.ravel()
    if bias is not None:
        result += bias.reshape(-1, 1, 1)
    return result
