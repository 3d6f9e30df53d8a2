# exercise: enlarge
# breaks: 52
# hint: enlarge_factor
# Refuses negative factors only.
def enlarge(image, factor):
    if factor < 0:
        raise ValueError('factor')
    if factor == 0:
        return Image.new(image.mode, (1, 1))
    return image.resize((image.width * factor, image.height * factor), Image.Resampling.NEAREST)
