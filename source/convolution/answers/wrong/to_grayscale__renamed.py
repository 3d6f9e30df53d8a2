# exercise: to_grayscale
# breaks: 1
# hint: names_and_views
# Another name for the parameter.
def to_grayscale(image):
    return image.mean(axis=2)
