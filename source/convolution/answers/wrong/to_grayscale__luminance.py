# exercise: to_grayscale
# breaks: 10
# hint: gray_weights
# The weights of the eye instead of a plain mean.
def to_grayscale(rgb):
    return rgb @ np.array([0.299, 0.587, 0.114])
