# exercise: pool
# breaks: 46
# hint: one_number_per_window
# Pools windows that hang over the rim, too.
def pool(image, window, stride=None, padding=0, mode="max"):
    pool_output_shape(image.shape, window, stride, padding)
    if mode not in ("max", "min", "mean"):
        raise ValueError("mode")
    (w_v, w_h), (p_v, p_h) = as_pair(window), as_pair(padding)
    s_v, s_h = as_pair(window if stride is None else stride)
    rows, columns = range(-p_v, image.shape[0], s_v), range(-p_h, image.shape[1], s_h)
    function = {"max": np.max, "min": np.min, "mean": np.mean}[mode]
    return np.array(
        [[function(image[max(i, 0) : i + w_v, max(j, 0) : j + w_h]) for j in columns] for i in rows]
    )
