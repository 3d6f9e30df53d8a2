# exercise: enlarge
# breaks: 1
# hint: image_changed
# The parameter has another name.
def enlarge(image, k):
    if k < 1:
        raise ValueError('factor')
    return image.resize((image.width * k, image.height * k), Image.Resampling.NEAREST)
