# exercise: center_crop
def center_crop(image, height, width):
    W, H = image.size
    top, left = divmod(H - height, 2)[0], divmod(W - width, 2)[0]
    if top < 0 or left < 0:
        raise ValueError("the piece does not fit")
    return image.copy().crop(box=(left, top, left + width, top + height))
