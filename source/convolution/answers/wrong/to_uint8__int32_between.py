# exercise: to_uint8
# breaks: 14
# hint: infinite_pixels
# Goes through int32, which has no room for huge values.
def to_uint8(image):
    return np.clip(np.rint(image).astype(np.int32), 0, 255).astype(np.uint8)
