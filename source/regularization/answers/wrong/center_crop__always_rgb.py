# exercise: center_crop
# breaks: 48
# hint: image_mode
# Converts everything but L to RGB.
def center_crop(image, height, width):
    if height > image.height or width > image.width:
        raise ValueError("too large")
    if image.mode != "L":
        image = image.convert("RGB")
    top, left = (image.height - height) // 2, (image.width - width) // 2
    return image.crop((left, top, left + width, top + height))
