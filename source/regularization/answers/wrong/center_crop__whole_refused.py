# exercise: center_crop
# breaks: 49
# hint: crop_too_large
# Refuses to give the whole image.
def center_crop(image, height, width):
    if (height, width) == (image.height, image.width) or height > image.height or width > image.width:
        raise ValueError("too large")
    top, left = (image.height - height) // 2, (image.width - width) // 2
    return image.crop((left, top, left + width, top + height))
