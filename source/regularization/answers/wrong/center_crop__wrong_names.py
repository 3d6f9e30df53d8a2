# exercise: center_crop
# breaks: 1
# hint: image_changed
# The parameters have other names.
def center_crop(img, h, w):
    if h > img.height or w > img.width:
        raise ValueError('too large')
    top, left = (img.height - h) // 2, (img.width - w) // 2
    return img.crop((left, top, left + w, top + h))
