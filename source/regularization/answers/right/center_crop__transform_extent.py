# exercise: center_crop
def center_crop(image, height, width):
    if any((height > image.height, width > image.width)):
        raise ValueError("it does not fit")
    left, top = (image.width - width) >> 1, (image.height - height) >> 1
    return image.transform((width, height), Image.Transform.EXTENT, (left, top, left + width, top + height))
