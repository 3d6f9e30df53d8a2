# exercise: to_uint8
# breaks: 3
# hint: arguments_modified
# Clips the image that it was given.
def to_uint8(image):
    np.clip(image, 0, 255, out=image)
    return np.rint(image).astype(np.uint8)
