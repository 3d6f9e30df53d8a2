# exercise: pool
# Windows cut down to the real pixels.
def pool(image, window, stride=None, padding=0, mode="max"):
    functions = {"max": np.max, "min": np.min, "mean": np.mean}
    if mode not in functions:
        raise ValueError(mode or "no mode")
    height, width = pool_output_shape(image.shape, window, stride, padding)
    (w_v, w_h), (p_v, p_h) = as_pair(window), as_pair(padding)
    s_v, s_h = (w_v, w_h) if stride is None else as_pair(stride)
    result = np.empty((height, width))
    for i in range(height):
        for j in range(width):
            top, left = s_v * i - p_v, s_h * j - p_h
            result[i, j] = functions[mode](image[max(top, 0) : top + w_v, max(left, 0) : left + w_h])
    return result
