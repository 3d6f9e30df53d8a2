# exercise: enlarge
def enlarge(image, factor):
    if factor <= 0:
        raise ValueError("factor")
    pixels = np.asarray(image)
    block = np.ones((factor, factor) + (1,) * (pixels.ndim - 2), dtype=pixels.dtype)
    return Image.fromarray(np.kron(pixels, block))
