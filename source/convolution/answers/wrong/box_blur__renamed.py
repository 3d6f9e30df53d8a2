# exercise: box_blur
# breaks: 1
# hint: names_and_defaults
# Another name for the parameter.
def box_blur(n):
    if n < 1:
        raise ValueError("size")
    return np.full((n, n), 1 / n**2)
