"""Local checks of the lab on convolution: they help you along, and they do not see everything."""

from typing import Any

import numpy as np
import torch
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d

from autograder.testing import (
    Text,
    check,
    expect_close,
    expect_int,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    noncontiguous,
    random_upstream,
)

EXAMPLE = Text("el ejemplo del enunciado", "the example in the text")
RANDOM = Text("números al azar", "random numbers")
OBLONG = Text("imágenes y ventanas que no son cuadradas", "images and windows that are not square")
NAMED = Text(
    "argumentos por nombre y arreglos no contiguos", "arguments by keyword and arrays that are not contiguous"
)
SMALL = Text("una sola fila, columna o píxel", "a single row, column or pixel")
VALUES = Text("valores", "values")
CALL = Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays")
UNTOUCHED = Text("los argumentos quedan como estaban", "arguments are left alone")
ERRORS = Text("ValueError cuando corresponde", "ValueError where it is due")
IMPOSSIBLE = Text("tamaños imposibles", "impossible sizes")


def random_image(*shape: int) -> np.ndarray:
    return np.random.default_rng(sum(shape)).normal(size=shape)


def in_torch(image: np.ndarray, kernel: np.ndarray, stride: Any = 1, padding: Any = 0) -> np.ndarray:
    x, w = torch.tensor(image)[None, None], torch.tensor(kernel.copy())[None, None]
    return conv2d(x, w, stride=stride, padding=padding)[0, 0].numpy()


# --- to_grayscale


@check("to_grayscale", promises=[2, 10, 11], hint="mean_of_channels", title=VALUES)
def test_to_grayscale(submission):
    photo = np.array([[[255, 255, 0], [10, 20, 30]]], dtype=np.uint8)
    expect_close(
        submission.to_grayscale(photo), np.array([[170.0, 20.0]]), on=EXAMPLE, hint="eight_bits_overflow"
    )
    pixels = np.array([[[1.0, 2.0, 6.5], [-3.0, 0.0, 1.5]], [[10.0, 11.0, 12.0], [700.0, 100.0, 100.0]]])
    expect_close(
        submission.to_grayscale(pixels),
        np.array([[9.5 / 3, -0.5], [11.0, 300.0]]),
        on=Text("una imagen float64", "a float64 image"),
        mistakes={"gray_weights": pixels @ np.array([0.299, 0.587, 0.114])},
    )


@check("to_grayscale", promises=[1, 3, 5, 6], hint="names_and_views", title=CALL)
def test_to_grayscale_call(submission):
    row = random_image(1, 4, 3)
    expect_close(submission.to_grayscale(rgb=noncontiguous(row)), row.sum(axis=2) / 3, on=NAMED)
    expect_untouched(submission.observe("to_grayscale", random_image(3, 4, 3)), on=RANDOM)


# --- to_uint8


@check("to_uint8", promises=[2, 12, 13, 14], hint="round_to_nearest", title=VALUES)
def test_to_uint8(submission):
    expect_close(
        submission.to_uint8(np.array([0.5, 1.5, 99.7, -3.0, 300.0, np.inf])),
        np.array([0, 2, 100, 0, 255, 255], dtype=np.uint8),
        on=Text("el ejemplo del enunciado, e infinito", "the example in the text, and infinity"),
    )


@check("to_uint8", promises=[15], hint="any_shape", title=Text("cualquier forma", "any shape"))
def test_to_uint8_shapes(submission):
    for shape in ((), (0, 2), (2, 1, 3)):
        expected = np.full(shape, 7, dtype=np.uint8)
        expect_close(submission.to_uint8(np.full(shape, 7.0)), expected, on=Text(f"{shape}", f"{shape}"))


@check("to_uint8", promises=[1, 3, 6], hint="names_and_views", title=CALL)
def test_to_uint8_call(submission):
    image = np.array([[1.0, 270.0], [-4.0, 7.0]])
    expected = np.array([[1, 255], [0, 7]], dtype=np.uint8)
    expect_close(submission.to_uint8(image=noncontiguous(image)), expected, on=NAMED)
    expect_untouched(submission.observe("to_uint8", image), on=NAMED)


# --- conv_output_shape


def expect_sizes(value: Any, expected: tuple[int, int], on: Text) -> None:
    for each, number in zip(expect_tuple(value, 2, on=on), expected, strict=True):
        expect_int(each, number, on=on)


@check("conv_output_shape", promises=[16, 17, 18], hint="shape_formula", title=VALUES)
def test_conv_output_shape(submission):
    expect_sizes(submission.conv_output_shape((4, 5), 3), (2, 3), EXAMPLE)
    expect_sizes(submission.conv_output_shape((28, 28), (5, 3), stride=2, padding=(2, 1)), (14, 14), EXAMPLE)
    sizes = submission.conv_output_shape(shape=(10, 7), kernel=(2, 3), stride=(3, 1), padding=1)
    expect_sizes(sizes, (4, 7), OBLONG)


@check("conv_output_shape", promises=[8, 19, 20, 21], hint="kernel_must_fit", title=ERRORS)
def test_conv_output_shape_errors(submission):
    expect_value_error(
        submission.conv_output_shape,
        good=[((4, 6), (4, 6)), ((4, 6), (6, 8), 1, 1)],
        bad=[((4, 6), 5), ((6, 4), 5), ((4, 6), 0), ((4, 6), 2, 0), ((9, 9), 2, 1, -1)],
        on=IMPOSSIBLE,
    )


# --- pad


@check("pad", promises=[2, 7, 22, 23], hint="centre_of_the_frame", title=VALUES)
def test_pad(submission):
    expected = np.full((3, 6), 9.0)
    expected[1, 2:4] = [1.0, 2.0]
    expect_close(submission.pad(np.array([[1.0, 2.0]]), (1, 2), value=9.0), expected, on=EXAMPLE)
    one = np.array([[0.0, 0.0, 0.0], [0.0, 5.0, 0.0], [0.0, 0.0, 0.0]])
    expect_close(submission.pad(np.array([[5.0]]), 1), one, on=SMALL)
    expect_close(
        submission.pad(np.array([[5.0]]), (0, 1), -np.inf), np.array([[-np.inf, 5.0, -np.inf]]), on=SMALL
    )


@check("pad", promises=[1, 3, 6], hint="names_and_views", title=CALL)
def test_pad_call(submission):
    image = random_image(2, 3)
    expected = np.zeros((4, 5))
    expected[1:3, 1:4] = image
    expect_close(submission.pad(padding=1, value=0.0, image=noncontiguous(image)), expected, on=NAMED)
    expect_untouched(submission.observe("pad", image, 1, 4.0), on=RANDOM)


# --- convolve


@check("convolve", promises=[2, 25, 29], hint="sum_of_products", title=VALUES)
def test_convolve(submission):
    image = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    expect_close(
        submission.convolve(image, np.array([[1.0, -1.0]])), np.array([[-1.0, -1.0]] * 2), on=EXAMPLE
    )
    image, kernel = 100 * random_image(6, 8), random_image(3, 2)
    expect_close(
        submission.convolve(image, kernel),
        in_torch(image, kernel),
        on=OBLONG,
        mistakes={"kernel_flipped": in_torch(image, kernel[::-1, ::-1])},
    )
    expect_close(submission.convolve(image[:1, :1], kernel[:1, :1]), image[:1, :1] * kernel[0, 0], on=SMALL)


@check(
    "convolve",
    promises=[7, 26, 27],
    hint="stride_and_padding",
    title=Text("paso y relleno", "stride, padding"),
)
def test_convolve_sizes(submission):
    image, kernel = random_image(7, 6), random_image(3, 3)
    for stride, padding in ((2, 0), ((1, 3), 0), (1, 1), (2, (0, 1))):
        on = Text(f"stride={stride}, padding={padding}", f"stride={stride}, padding={padding}")
        expected = in_torch(image, kernel, stride, padding)
        expect_close(submission.convolve(image, kernel, stride, padding), expected, on=on)


@check("convolve", promises=[8, 30], hint="same_errors", title=ERRORS)
def test_convolve_errors(submission):
    image, kernel = random_image(5, 4), random_image(3, 3)
    expect_value_error(
        submission.convolve,
        good=[(image, kernel), (image, random_image(5, 4))],
        bad=[(image, random_image(6, 2)), (image, kernel, 0), (image, kernel, -1), (image, kernel, 1, -1)],
        on=IMPOSSIBLE,
    )


@check("convolve", promises=[1, 3, 6, 28], hint="names_and_views", title=CALL)
def test_convolve_call(submission):
    image, kernel = random_image(5, 6), random_image(2, 3)
    given = submission.convolve(kernel=noncontiguous(kernel), stride=1, image=noncontiguous(image), padding=0)
    expect_close(given, in_torch(image, kernel), on=NAMED)
    expect_untouched(submission.observe("convolve", image, kernel), on=RANDOM)


# --- box_blur


@check("box_blur", promises=[2, 31], hint="blur_weights", title=VALUES)
def test_box_blur(submission):
    expect_close(submission.box_blur(2), np.full((2, 2), 0.25), on=EXAMPLE)
    expect_close(submission.box_blur(size=5), np.full((5, 5), 0.04), on=Text("lado 5", "side 5"))


@check("box_blur", promises=[8, 32], hint="blur_errors", title=ERRORS)
def test_box_blur_errors(submission):
    expect_value_error(submission.box_blur, good=[(1,)], bad=[(0,), (-2,)], on=IMPOSSIBLE)


# --- convolve_volume


def volume_in_torch(
    volume: np.ndarray, kernels: np.ndarray, bias: Any, stride: Any, padding: Any
) -> np.ndarray:
    shift = None if bias is None else torch.tensor(bias)
    return conv2d(torch.tensor(volume)[None], torch.tensor(kernels), shift, stride, padding)[0].numpy()


@check("convolve_volume", promises=[2, 33, 34], hint="sum_over_channels", title=VALUES)
def test_convolve_volume(submission):
    pixel, weights = np.array([10.0, 20.0, 30.0]), np.array([1.0, 0.0, -1.0])
    given = submission.convolve_volume(
        pixel.reshape(3, 1, 1), weights.reshape(1, 3, 1, 1), bias=np.array([5.0])
    )
    expect_close(given, np.array([[[-15.0]]]), on=EXAMPLE)
    volume, kernels, bias = random_image(3, 5, 6), random_image(4, 3, 2, 3), random_image(4)
    expect_close(
        submission.convolve_volume(volume, kernels), volume_in_torch(volume, kernels, None, 1, 0), on=RANDOM
    )
    expected = volume_in_torch(volume, kernels, bias, 1, 0)
    expect_close(
        submission.convolve_volume(volume, kernels, bias), expected, on=RANDOM, hint="bias_per_kernel"
    )


@check(
    "convolve_volume", promises=[7, 35], hint="stride_steps", title=Text("paso y relleno", "stride, padding")
)
def test_convolve_volume_sizes(submission):
    volume, kernels = random_image(2, 7, 6), random_image(3, 2, 3, 3)
    for stride, padding in ((2, 0), ((1, 2), (0, 1))):
        on = Text(f"stride={stride}, padding={padding}", f"stride={stride}, padding={padding}")
        expected = volume_in_torch(volume, kernels, None, stride, padding)
        expect_close(submission.convolve_volume(volume, kernels, None, stride, padding), expected, on=on)


@check("convolve_volume", promises=[8, 37, 38], hint="channels_differ", title=ERRORS)
def test_convolve_volume_errors(submission):
    volume, kernels = random_image(3, 5, 4), random_image(2, 3, 3, 3)
    expect_value_error(
        submission.convolve_volume,
        good=[(volume, kernels)],
        bad=[
            (volume[:1], kernels),
            (volume[:2], kernels),
            (volume, random_image(2, 3, 6, 2)),
            (volume, kernels, None, -1),
            (volume, kernels, None, 1, -1),
        ],
        on=Text("canales o tamaños que no calzan", "channels or sizes that do not match"),
    )


@check("convolve_volume", promises=[1, 3, 6], hint="names_and_views", title=CALL)
def test_convolve_volume_call(submission):
    volume, kernels, bias = random_image(2, 5, 4), random_image(3, 2, 2, 2), random_image(3)
    views = {"bias": noncontiguous(bias), "kernels": noncontiguous(kernels), "volume": noncontiguous(volume)}
    expect_close(submission.convolve_volume(**views), volume_in_torch(volume, kernels, bias, 1, 0), on=NAMED)
    expect_untouched(submission.observe("convolve_volume", volume, kernels, bias), on=RANDOM)


# --- pool_output_shape


@check("pool_output_shape", promises=[40, 41, 42], hint="stride_is_window", title=VALUES)
def test_pool_output_shape(submission):
    expect_sizes(submission.pool_output_shape((5, 6), 2), (2, 3), EXAMPLE)
    expect_sizes(submission.pool_output_shape((7, 7), 3, stride=2, padding=1), (4, 4), EXAMPLE)
    sizes = submission.pool_output_shape(shape=(9, 8), window=(3, 2), padding=(1, 0), stride=(2, 3))
    expect_sizes(sizes, (5, 3), OBLONG)


@check("pool_output_shape", promises=[8, 43, 44], hint="half_the_window", title=ERRORS)
def test_pool_output_shape_errors(submission):
    expect_value_error(
        submission.pool_output_shape,
        good=[((8, 9), 2, None, 1), ((8, 9), 3, 1, 1)],
        bad=[((8, 9), 3, 1, 2), ((8, 9), 2, None, 2), ((8, 9), 9), ((8, 9), 2, 0), ((8, 9), 2, 1, -1)],
        on=IMPOSSIBLE,
    )


# --- pool


@check("pool", promises=[2, 45, 46], hint="one_number_per_window", title=VALUES)
def test_pool(submission):
    row = np.array([[1.0, 3.0, -2.0, -1.0]])
    expect_close(submission.pool(row, (1, 2)), np.array([[3.0, -1.0]]), on=EXAMPLE)
    image = random_image(5, 7)
    x = torch.tensor(image)[None, None]
    expect_close(submission.pool(image, 2), max_pool2d(x, 2)[0, 0].numpy(), on=RANDOM)
    expect_close(submission.pool(image, 2, mode="min"), -max_pool2d(-x, 2)[0, 0].numpy(), on=RANDOM)
    expect_close(submission.pool(image, 2, mode="mean"), avg_pool2d(x, 2)[0, 0].numpy(), on=RANDOM)
    strided = max_pool2d(x, (2, 3), (1, 2))[0, 0].numpy()
    expect_close(submission.pool(image, (2, 3), (1, 2)), strided, on=OBLONG, hint="stride_steps")


@check(
    "pool",
    promises=[47, 48],
    hint="padding_wins",
    title=Text("el relleno no cuenta", "padding does not count"),
)
def test_pool_padding(submission):
    row = np.array([[1.0, 3.0, -2.0, -1.0]])
    padded = {"window": (1, 2), "padding": (0, 1)}
    mean = submission.pool(row, **padded, mode="mean")
    expect_close(mean, np.array([[1.0, 0.5, -1.0]]), on=EXAMPLE, hint="mean_counts_padding")
    expect_close(submission.pool(row, **padded, mode="max"), np.array([[1.0, 3.0, -1.0]]), on=EXAMPLE)
    expect_close(submission.pool(row, **padded, mode="min"), np.array([[1.0, -2.0, -1.0]]), on=EXAMPLE)


@check("pool", promises=[8, 50, 51], hint="same_errors", title=ERRORS)
def test_pool_errors(submission):
    image = random_image(4, 4)
    expect_value_error(
        submission.pool,
        good=[(image, 2, None, 1, "mean")],
        bad=[(image, 2, None, 0, "average"), (image, 5), (image, 3, 1, 2), (image, 2, -1)],
        on=Text("tamaños imposibles o un `mode` desconocido", "impossible sizes or an unknown `mode`"),
    )


@check("pool", promises=[1, 3, 6, 49], hint="names_and_defaults", title=CALL)
def test_pool_call(submission):
    image = random_image(4, 6)
    expected = -max_pool2d(-torch.tensor(image)[None, None], 2)[0, 0].numpy()
    given = submission.pool(mode="min", padding=0, stride=None, window=2, image=noncontiguous(image))
    expect_close(given, expected, on=NAMED)
    expect_untouched(submission.observe("pool", image, 2, None, 0, "min"), on=RANDOM)


# --- conv_backward


@check("conv_backward", promises=[2, 52, 53, 54], hint="gradient_of_image", title=VALUES)
def test_conv_backward(submission):
    given = submission.conv_backward(
        np.array([[1.0, 2.0, 3.0]]), np.array([[10.0, 20.0]]), np.array([[1.0, 4.0]])
    )
    of_image, of_kernel = expect_tuple(given, 2, on=EXAMPLE)
    expect_close(of_image, np.array([[10.0, 60.0, 80.0]]), on=EXAMPLE, gradient=True)
    expect_close(of_kernel, np.array([[9.0, 14.0]]), on=EXAMPLE, gradient=True, hint="gradient_of_kernel")


@check("conv_backward", promises=[1, 3, 6], hint="names_and_views", title=CALL)
def test_conv_backward_call(submission):
    image, kernel = random_image(5, 6), random_image(3, 2)
    x = torch.tensor(image)[None, None].requires_grad_()
    w = torch.tensor(kernel)[None, None].requires_grad_()
    upstream = random_upstream((3, 5), seed=1)
    of_image, of_kernel = torch.autograd.grad(conv2d(x, w), (x, w), upstream[None, None])
    g = upstream.numpy()
    given = submission.conv_backward(
        dJ_dout=noncontiguous(g), kernel=noncontiguous(kernel), image=noncontiguous(image)
    )
    first, second = expect_tuple(given, 2, on=NAMED)
    expect_close(first, of_image[0, 0].numpy(), on=NAMED, gradient=True)
    expect_close(second, of_kernel[0, 0].numpy(), on=NAMED, gradient=True, hint="gradient_of_kernel")
    expect_untouched(submission.observe("conv_backward", image, kernel, g), on=RANDOM)
