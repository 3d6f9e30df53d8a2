"""What valid input is, for the comparison of mutants with the reference."""

import numpy as np


def size(rng, low, high):
    """An int for both directions, or a pair."""
    if rng.random() < 0.4:
        return int(rng.integers(low, high))
    return tuple(int(each) for each in rng.integers(low, high, size=2))


def in_pairs(each):
    return (each, each) if isinstance(each, int) else each


def shape_for(rng, kernel, padding):
    """A shape in which the kernel fits."""
    least = [max(1, k - 2 * p) for k, p in zip(in_pairs(kernel), in_pairs(padding), strict=True)]
    return tuple(each + int(rng.integers(0, 6)) for each in least)


def inputs_to_grayscale(rng):
    shape = (*(int(each) for each in rng.integers(1, 7, size=2)), 3)
    if rng.random() < 0.5:
        return (rng.integers(0, 256, size=shape, dtype=np.uint8),)
    return (rng.normal(size=shape),)


def edges_to_grayscale():
    return [(np.full((1, 1, 3), 255, dtype=np.uint8),), (np.zeros((3, 3, 3)),)]


def inputs_to_uint8(rng):
    shape = tuple(int(each) for each in rng.integers(0, 4, size=rng.integers(0, 4)))
    return (rng.uniform(-300, 600, size=shape),)


def edges_to_uint8():
    special = [-0.5, 0.5, 1.5, 2.5, 254.5, 255.4, 255.5, 256.0, -1.0, 0.0, 255.0, np.inf, -np.inf, 1e300]
    return [(np.array(special),), (np.array(7.5),), (np.zeros((0, 2)),)]


def inputs_conv_output_shape(rng):
    kernel, stride, padding = size(rng, 1, 6), size(rng, 1, 5), size(rng, 0, 4)
    return shape_for(rng, kernel, padding), kernel, stride, padding


def edges_conv_output_shape():
    return [
        ((3, 4), (3, 4)),
        ((3, 4), (4, 4)),
        ((3, 4), (3, 5)),
        ((3, 4), 0),
        ((3, 4), (1, 0)),
        ((3, 4), (0, 1)),
        ((3, 4), 1, 0),
        ((3, 4), 1, (1, 0)),
        ((3, 4), 1, -1),
        ((9, 9), 1, 1, -1),
        ((9, 9), 1, 1, (0, -1)),
        ((9, 9), 1, 1, (-1, 0)),
        ((2, 2), (4, 4), 1, 1),
        ((2, 2), (5, 4), 1, 1),
        ((2, 2), (4, 5), 1, 1),
        ((3, 4), 2),
    ]


def inputs_pad(rng):
    image = rng.normal(size=rng.integers(1, 6, size=2))
    return image, size(rng, 0, 4), float(rng.choice([0.0, 2.5, -7.0, np.inf, -np.inf]))


def edges_pad():
    return [(np.ones((1, 1)), 1), (np.ones((2, 3)), 0), (np.ones((2, 3)), (0, 2)), (np.ones((2, 3)), (1, 0))]


def inputs_convolve(rng):
    kernel, stride, padding = in_pairs(size(rng, 1, 5)), size(rng, 1, 4), size(rng, 0, 3)
    return rng.normal(size=shape_for(rng, kernel, padding)), rng.normal(size=kernel), stride, padding


def edges_convolve():
    image = np.arange(12.0).reshape(3, 4)
    return [
        (image, np.ones((2, 2))),
        (image, np.ones((3, 4))),
        (image, np.ones((4, 4))),
        (image, np.ones((3, 5))),
        (image, np.ones((0, 1))),
        (image, np.ones((1, 0))),
        (image, np.ones((2, 2)), 0),
        (image, np.ones((2, 2)), -1),
        (image, np.ones((2, 2)), (1, -1)),
        (image, np.ones((1, 1)), 1, -1),
        (image, np.ones((1, 1)), 1, (0, -1)),
    ]


def inputs_box_blur(rng):
    return (int(rng.integers(1, 12)),)


def edges_box_blur():
    return [(1,), (2,), (0,), (-1,), (-2,)]


def inputs_convolve_volume(rng):
    image, kernel, stride, padding = inputs_convolve(rng)
    channels, count = (int(each) for each in rng.integers(1, 4, size=2))
    volume = rng.normal(size=(channels, *image.shape))
    kernels = rng.normal(size=(count, channels, *kernel.shape))
    return volume, kernels, None if rng.random() < 0.3 else rng.normal(size=count), stride, padding


def edges_convolve_volume():
    volume = np.arange(24.0).reshape(2, 3, 4)
    one, three = np.ones((1, 3, 4)), np.ones((3, 3, 4))
    kernels = np.ones((1, 2, 2, 2))
    return [
        (volume, kernels),
        (one, kernels),
        (three, kernels),
        (volume, np.ones((1, 1, 2, 2))),
        (volume, np.ones((1, 2, 4, 4))),
        (volume, np.ones((1, 2, 3, 5))),
        (volume, np.ones((1, 2, 0, 1))),
        (volume, kernels, None, 0),
        (volume, kernels, None, -1),
        (volume, kernels, None, 1, -1),
        (volume, kernels, np.ones(1), (1, -1)),
    ]


def inputs_pool_output_shape(rng):
    window = size(rng, 1, 6)
    limits = [k // 2 for k in in_pairs(window)]
    padding = int(rng.integers(0, min(limits) + 1))
    if rng.random() < 0.6:
        padding = tuple(int(rng.integers(0, limit + 1)) for limit in limits)
    return shape_for(rng, window, padding), window, None if rng.random() < 0.4 else size(rng, 1, 5), padding


def edges_pool_output_shape():
    return [
        ((9, 9), 2, None, 1),
        ((9, 9), 2, None, 2),
        ((9, 9), 3, None, 1),
        ((9, 9), 3, None, 2),
        ((9, 9), (1, 4), 1, (1, 0)),
        ((9, 9), (4, 1), 1, (0, 1)),
        ((3, 4), (3, 4)),
        ((3, 4), 4),
        ((3, 4), 0),
        ((3, 4), 2, 0),
        ((3, 4), 2, 1, -1),
        ((9, 8), 3),
    ]


def inputs_pool(rng):
    shape, window, stride, padding = inputs_pool_output_shape(rng)
    return rng.normal(size=shape), window, stride, padding, str(rng.choice(["max", "min", "mean"]))


def edges_pool():
    image = np.arange(12.0).reshape(3, 4) - 20.0
    return [
        (image, 2),
        (image, 2, None, 1),
        (-image, 2, None, 1, "min"),
        (image, 3, 1, 1, "mean"),
        (image, 2, None, 0, "avg"),
        (image, 2, None, 0, ""),
        (image, 4),
        (image, 0),
        (image, 2, -1),
        (image, 2, 0),
        (image, 3, 1, 2),
        (image, 2, 1, -1),
    ]


def inputs_conv_backward(rng):
    kernel = tuple(int(each) for each in rng.integers(1, 5, size=2))
    out = tuple(int(each) for each in rng.integers(1, 5, size=2))
    image = (kernel[0] + out[0] - 1, kernel[1] + out[1] - 1)
    return rng.normal(size=image), rng.normal(size=kernel), rng.normal(size=out)


def edges_conv_backward():
    return [(np.ones((1, 1)), np.full((1, 1), 2.0), np.full((1, 1), 3.0))]
