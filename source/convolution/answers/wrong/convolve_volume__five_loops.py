# exercise: convolve_volume
# breaks: 39
# hint: too_slow
# A Python loop over pixels and weights.
def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    count, channels, k_v, k_h = kernels.shape
    if volume.shape[0] != channels:
        raise ValueError("channels")
    height, width = conv_output_shape(volume.shape[1:], (k_v, k_h), stride, padding)
    s_v, s_h = as_pair(stride)
    padded = np.stack([pad(channel, padding) for channel in volume])
    result = np.zeros((count, height, width))
    for o in range(count):
        for i in range(height):
            for j in range(width):
                for c in range(channels):
                    for a in range(k_v):
                        for b in range(k_h):
                            result[o, i, j] += kernels[o, c, a, b] * padded[c, s_v * i + a, s_h * j + b]
    return result if bias is None else result + bias[:, None, None]
