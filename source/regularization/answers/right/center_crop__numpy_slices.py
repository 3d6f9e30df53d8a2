# exercise: center_crop
def center_crop(image, height, width):
    if image.size[0] < width or image.size[1] < height:
        raise ValueError("too large")
    pixels = np.asarray(image)
    top, left = (pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2
    cut = Image.fromarray(np.ascontiguousarray(pixels[top : top + height, left : left + width]))
    if image.mode == "P":
        cut.putpalette(image.getpalette())
    return cut
