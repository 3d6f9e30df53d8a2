# exercise: to_uint8
# breaks: 13
# hint: ties_to_even
# Rounds .5 up.
def to_uint8(image):
    return np.clip(np.floor(image + 0.5), 0, 255).astype(np.uint8)
