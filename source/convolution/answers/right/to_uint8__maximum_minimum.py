# exercise: to_uint8
# Clips first, rounds afterwards.
def to_uint8(image):
    clipped = np.minimum(np.maximum(image, 0), 255)
    return np.around(clipped).astype("uint8")
