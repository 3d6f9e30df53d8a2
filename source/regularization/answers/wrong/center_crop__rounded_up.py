# exercise: center_crop
# breaks: 47
# hint: crop_odd
# Rounds half a pixel up.
def center_crop(image, height, width):
    if height > image.height or width > image.width:
        raise ValueError("too large")
    top, left = (image.height - height + 1) // 2, (image.width - width + 1) // 2
    return image.crop((left, top, left + width, top + height))
