# exercise: to_uint8
# breaks: 12
# hint: truncated
# Leaves the rounding to astype.
def to_uint8(image):
    return np.clip(image, 0, 255).astype(np.uint8)
