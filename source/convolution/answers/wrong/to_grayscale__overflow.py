# exercise: to_grayscale
# breaks: 11
# hint: eight_bits_overflow
# Adds the channels as uint8.
def to_grayscale(rgb):
    return (rgb[:, :, 0] + rgb[:, :, 1] + rgb[:, :, 2]) / 3
