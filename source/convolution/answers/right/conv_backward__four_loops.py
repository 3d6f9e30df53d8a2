# exercise: conv_backward
# The formulas of the text, letter by letter, in a class.
class _Backward:
    def __call__(self, image, kernel, dJ_dout):
        gradients = (np.zeros_like(image), np.zeros_like(kernel))
        for i, j in np.ndindex(*dJ_dout.shape):
            for a, b in np.ndindex(*kernel.shape):
                gradients[0][i + a, j + b] += dJ_dout[i, j] * kernel[a, b]
                gradients[1][a, b] += dJ_dout[i, j] * image[i + a, j + b]
        return gradients


conv_backward = _Backward()
