# exercise: center_crop
# breaks: 47
# hint: crop_corner
# Cuts at the corner.
def center_crop(image, height, width):
    if height > image.height or width > image.width:
        raise ValueError("too large")
    return image.crop((0, 0, width, height))
