# exercise: to_uint8
# breaks: 15
# hint: any_shape
# Assigns by mask, which a 0-d result of NumPy does not allow.
def to_uint8(image):
    result = np.rint(image)
    result[result > 255] = 255
    result[result < 0] = 0
    return result.astype(np.uint8)
