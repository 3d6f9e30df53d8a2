# exercise: to_uint8
# breaks: 2
# hint: round_to_nearest
# Right numbers, but as floats.
def to_uint8(image):
    return np.clip(np.rint(image), 0.0, 255.0)
