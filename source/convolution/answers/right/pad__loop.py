# exercise: pad
# Pixel by pixel.
def pad(image, padding, value=0.0):
    vertical, horizontal = padding if isinstance(padding, tuple) else (padding,) * 2
    height, width = image.shape
    result = np.zeros((height + 2 * vertical, width + 2 * horizontal))
    for i in range(result.shape[0]):
        for j in range(result.shape[1]):
            inside = 0 <= i - vertical < height and 0 <= j - horizontal < width
            result[i, j] = image[i - vertical, j - horizontal] if inside else value
    return result
