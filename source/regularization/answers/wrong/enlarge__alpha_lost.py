# exercise: enlarge
# breaks: 51
# hint: image_mode
# Everything in colour becomes RGB.
def enlarge(image, factor):
    if factor < 1:
        raise ValueError('factor')
    if image.mode != 'L':
        image = image.convert('RGB')
    return image.resize((image.width * factor, image.height * factor), Image.Resampling.NEAREST)
