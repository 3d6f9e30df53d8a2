# exercise: enlarge
def enlarge(image, factor):
    if factor < 1:
        raise ValueError("factor")
    return Image.fromarray(np.asarray(image).repeat(factor, 0).repeat(factor, 1))
