# exercise: pad
# breaks: 24
# The ready-made function.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    return np.pad(image, ((p_v, p_v), (p_h, p_h)), constant_values=value)
