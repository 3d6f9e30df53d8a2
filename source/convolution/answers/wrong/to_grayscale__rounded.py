# exercise: to_grayscale
# breaks: 11
# hint: gray_rounded
# Whole numbers only, as if the result were an image of bytes.
def to_grayscale(rgb):
    return np.floor(rgb.mean(axis=2))
