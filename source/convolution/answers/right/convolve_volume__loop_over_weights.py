# exercise: convolve_volume
# A Python loop over the weights; a transposed view comes back.
def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    if volume.shape[0] != kernels.shape[1]:
        raise ValueError("channels")
    height, width = conv_output_shape(volume.shape[1:], kernels.shape[2:], stride, padding)
    s_v, s_h = as_pair(stride)
    padded = np.array([pad(channel, padding) for channel in volume])
    result = np.zeros((height, width, len(kernels)))
    for a in range(kernels.shape[2]):
        for b in range(kernels.shape[3]):
            shifted = padded[:, a : a + s_v * (height - 1) + 1 : s_v, b : b + s_h * (width - 1) + 1 : s_h]
            result += np.einsum("cij,oc->ijo", shifted, kernels[:, :, a, b])
    if bias is not None:
        result = result + bias
    return np.moveaxis(result, -1, 0)
