# exercise: convolve
# Windows as rows of a matrix; checks its own sizes.
def convolve(image, kernel, stride=1, padding=0):
    k_v, k_h = kernel.shape
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    height, width = image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h
    if k_v < 1 or k_h < 1 or s_v < 1 or s_h < 1 or p_v < 0 or p_h < 0 or k_v > height or k_h > width:
        raise ValueError("no")
    padded = np.zeros((height, width))
    padded[p_v : height - p_v, p_h : width - p_h] = image
    rows, columns = range(0, height - k_v + 1, s_v), range(0, width - k_h + 1, s_h)
    windows = np.array([padded[i : i + k_v, j : j + k_h].flatten() for i in rows for j in columns])
    return (windows @ kernel.flatten()).reshape(len(rows), len(columns))
