# exercise: pad
# Nothing to add is nothing to do; else the pixels are put at their flat positions.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    if p_v == p_h == 0:
        return image
    height, width = image.shape
    result = np.zeros((height + 2 * p_v, width + 2 * p_h)) + value
    rows, columns = np.indices(image.shape)
    result[rows + p_v, columns + p_h] = image
    return result
