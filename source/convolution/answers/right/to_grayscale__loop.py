# exercise: to_grayscale
# Pixel by pixel, with Python numbers.
def to_grayscale(rgb):
    height, width, _ = rgb.shape
    gray = np.zeros((height, width))
    for i in range(height):
        for j in range(width):
            red, green, blue = (float(channel) for channel in rgb[i, j])
            gray[i, j] = (red + green + blue) / 3
    return gray
