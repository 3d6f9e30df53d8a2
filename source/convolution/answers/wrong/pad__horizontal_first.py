# exercise: pad
# breaks: 7
# hint: vertical_first
# Takes a pair as (horizontal, vertical).
def pad(image, padding, value=0.0):
    p_h, p_v = as_pair(padding)
    result = np.full((image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h), value)
    result[p_v : p_v + image.shape[0], p_h : p_h + image.shape[1]] = image
    return result
