# exercise: scale
# breaks: 1
# hint: changed
def scale(x, factor=2.0):
    x[x > 0] *= factor
    return x
