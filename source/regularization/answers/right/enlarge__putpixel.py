# exercise: enlarge
def enlarge(image, factor):
    if not factor >= 1:
        raise ValueError("factor")
    big = Image.new(image.mode, (image.width * factor, image.height * factor))
    for x in range(big.width):
        for y in range(big.height):
            big.putpixel((x, y), image.getpixel((x // factor, y // factor)))
    return big
