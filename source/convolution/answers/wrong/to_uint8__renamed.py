# exercise: to_uint8
# breaks: 1
# hint: names_and_views
# Another name for the parameter.
def to_uint8(x):
    return np.clip(np.rint(x), 0, 255).astype(np.uint8)
