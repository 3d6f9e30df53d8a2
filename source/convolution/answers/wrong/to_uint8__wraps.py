# exercise: to_uint8
# breaks: 14
# hint: clip_first
# Rounds but does not clip: 256 becomes 0.
def to_uint8(image):
    return np.rint(image).astype(np.int64).astype(np.uint8)
