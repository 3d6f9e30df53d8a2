# exercise: center_crop
# breaks: 49
# hint: crop_too_large
# Pads with black where it should refuse.
def center_crop(image, height, width):
    top, left = (image.height - height) // 2, (image.width - width) // 2
    return image.crop((left, top, left + width, top + height))
