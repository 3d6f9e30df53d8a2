# exercise: pad
# breaks: 3
# hint: arguments_modified
# Shifts the image in place by the value of the border.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    result = np.zeros((image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h))
    image -= value
    result[p_v : p_v + image.shape[0], p_h : p_h + image.shape[1]] = image
    return result + value
