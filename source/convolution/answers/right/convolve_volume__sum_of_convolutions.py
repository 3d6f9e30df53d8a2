# exercise: convolve_volume
# One convolution per kernel and channel.
def convolve_volume(volume, kernels, bias=None, stride=1, padding=0):
    if len(volume) != kernels.shape[1]:
        raise ValueError("channels")
    bias = np.zeros(len(kernels)) if bias is None else bias
    return np.array(
        [
            shift + sum(convolve(channel, weights, stride, padding) for channel, weights in zip(volume, kernel))
            for kernel, shift in zip(kernels, bias)
        ]
    )
