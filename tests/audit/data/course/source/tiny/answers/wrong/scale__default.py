# exercise: scale
# breaks: 3
# hint: default
# Another default.
def scale(x, factor=1.0):
    return np.where(x > 0, factor * x, x)
