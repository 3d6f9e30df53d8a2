# exercise: center_crop
# breaks: 46
# hint: image_size_swapped
# Mixes up height and width.
def center_crop(image, height, width):
    if height > image.height or width > image.width:
        raise ValueError("too large")
    top, left = (image.height - height) // 2, (image.width - width) // 2
    return image.crop((left, top, left + height, top + width))
