# exercise: to_grayscale
# breaks: 5
# hint: small_images
# Drops the direction of an image of one row.
def to_grayscale(rgb):
    return np.squeeze(rgb.mean(axis=2))
