# exercise: enlarge
# breaks: 50
# hint: enlarge_nearest
# The default filter of resize.
def enlarge(image, factor):
    if factor < 1:
        raise ValueError('factor')
    return image.resize((image.width * factor, image.height * factor))
