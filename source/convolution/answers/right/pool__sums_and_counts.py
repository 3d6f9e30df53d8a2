# exercise: pool
# Shifted images; the mean by sums and counts of pixels, the minimum as a maximum.
import functools


def pool(image, window, stride=None, padding=0, mode="max"):
    height, width = pool_output_shape(image.shape, window, stride, padding)
    s_v, s_h = as_pair(window if stride is None else stride)
    w_v, w_h = as_pair(window)

    def shifts(array, border):
        framed = pad(array, padding, border)
        for a in range(w_v):
            for b in range(w_h):
                yield framed[a : a + (height - 1) * s_v + 1 : s_v, b : b + (width - 1) * s_h + 1 : s_h]

    match mode:
        case "max":
            return functools.reduce(np.maximum, shifts(image, -np.inf))
        case "min":
            return -pool(-image, window, stride, padding, "max")
        case "mean":
            return sum(shifts(image, 0.0)) / sum(shifts(np.ones(image.shape), 0.0))
    raise ValueError(f"mode {mode}")
