# exercise: pad
# breaks: 23
# hint: infinite_border
# Multiplies value by a mask: 0 times infinity is nan.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    mask = np.ones((image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h))
    inside = (slice(p_v, p_v + image.shape[0]), slice(p_h, p_h + image.shape[1]))
    mask[inside] = 0.0
    with np.errstate(invalid="ignore"):
        result = mask * value
    result[inside] += image
    return result
