# exercise: pad
# breaks: 22
# hint: centre_of_the_frame
# The image in the corner.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    result = np.full((image.shape[0] + 2 * p_v, image.shape[1] + 2 * p_h), value)
    result[: image.shape[0], : image.shape[1]] = image
    return result
