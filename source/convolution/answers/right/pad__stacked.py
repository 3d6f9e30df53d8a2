# exercise: pad
# Rows and columns glued on.
def pad(image, padding, value=0.0):
    p_v, p_h = as_pair(padding)
    column = np.full((image.shape[0], p_h), value)
    middle = np.hstack([column, image, column])
    row = np.full((p_v, middle.shape[1]), value)
    return np.vstack([row, middle, row])
