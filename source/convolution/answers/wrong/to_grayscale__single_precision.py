# exercise: to_grayscale
# breaks: 2
# hint: mean_of_channels
# Returns float32.
def to_grayscale(rgb):
    return rgb.astype(np.float32).mean(axis=2)
