# exercise: enlarge
# breaks: 52
# hint: enlarge_factor
# Refuses a factor of 1.
def enlarge(image, factor):
    if factor <= 1:
        raise ValueError('factor')
    return image.resize((image.width * factor, image.height * factor), Image.Resampling.NEAREST)
