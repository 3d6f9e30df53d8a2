# exercise: convolve
# breaks: 30
# hint: same_errors
# Loops without a look at the sizes.
def convolve(image, kernel, stride=1, padding=0):
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    height, width = image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h
    padded = np.zeros((max(height, 0), max(width, 0)))
    if p_v >= 0 and p_h >= 0:
        padded[p_v : p_v + image.shape[0], p_h : p_h + image.shape[1]] = image
    rows = range(0, height - kernel.shape[0] + 1, s_v or 1)
    columns = range(0, width - kernel.shape[1] + 1, s_h or 1)
    result = np.zeros((len(rows), len(columns)))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            window = padded[row : row + kernel.shape[0], column : column + kernel.shape[1]]
            result[i, j] = (window * kernel).sum()
    return result
