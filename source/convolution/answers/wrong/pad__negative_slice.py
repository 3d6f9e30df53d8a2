# exercise: pad
# breaks: 22
# hint: zero_padding_width
# A slice up to -0 is empty.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    result = np.full((image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h), value)
    result[p_v:-p_v, p_h:-p_h] = image
    return result
