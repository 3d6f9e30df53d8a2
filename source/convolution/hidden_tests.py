"""Hidden checks of the lab on convolution; the numbers of the promises are those of promises.md.

Oracles are torch's convolution, pooling and autograd, and windows that are counted one by one. They are
computed once for all submissions. The answers in `answers/right`, one through the Fourier transform among
them, spread around them by less than 1e-4 of the tolerances of the curriculum's rule 5, which are used
everywhere. Inputs are fixed: no check can fail by chance.
"""

import functools
import math
from typing import Any

import numpy as np
import torch
from torch.nn.functional import avg_pool2d, conv2d, max_pool2d

from autograder.testing import (
    SubmissionError,
    Text,
    check,
    expect,
    expect_close,
    expect_equal,
    expect_int,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    noncontiguous,
    random_upstream,
)

Array = np.ndarray
Size = int | tuple[int, int]

BY_KEYWORD = Text(
    "argumentos por nombre y arreglos no contiguos", "arguments by keyword and arrays that are not contiguous"
)
NAMED_SIZES = Text("argumentos por nombre", "arguments by keyword")
ORDINARY = Text("una imagen corriente", "an ordinary image")
SMALL = Text("una sola fila, columna o píxel", "a single row, column or pixel")


def pair(size: Size) -> tuple[int, int]:
    return (size, size) if isinstance(size, int) else size


@functools.cache
def normal(seed: int, *shape: int) -> Array:
    """Numbers of both signs, around 1 in size."""
    return np.random.default_rng(seed).normal(size=shape)


def tensor(array: Array) -> torch.Tensor:
    return torch.tensor(array.copy())[None, None]


def torch_convolve(image: Array, kernel: Array, stride: Size = 1, padding: Size = 0) -> Array:
    return conv2d(tensor(image), tensor(kernel), stride=stride, padding=padding)[0, 0].numpy()


def in_words(**sizes: Any) -> Text:
    """Sizes as a student wrote them, the same in both languages."""
    words = ", ".join(f"{name}={value}" for name, value in sizes.items())
    return Text(words, words)


# --- to_grayscale ---------------------------------------------------------------------------------------


@functools.cache
def colours(seed: int, height: int, width: int) -> Array:
    """A uint8 image, bright enough for sums of three channels to overflow."""
    return np.random.default_rng(seed).integers(0, 256, size=(height, width, 3), dtype=np.uint8)


def exact_mean(rgb: Array) -> Array:
    """Through Python's numbers."""
    rows = [[math.fsum(pixel) / 3 for pixel in row] for row in rgb.tolist()]
    return np.array(rows, dtype=np.float64)


def weighted(rgb: Array) -> Array:
    return rgb @ np.array([0.299, 0.587, 0.114])


@check(
    "to_grayscale",
    points=0.375,
    promises=[2, 10],
    hint="mean_of_channels",
    title=Text("promedio de imágenes float64", "mean of float64 images"),
)
def test_to_grayscale_floats(submission):
    for height, width in ((4, 6), (3, 3)):
        rgb = 1000 * normal(1, height, width, 3)
        mistakes = {
            "gray_weights": weighted(rgb),
            "channels_summed": rgb.sum(axis=2),
            "gray_clipped": np.clip(exact_mean(rgb), 0, 255),
            "gray_rounded": np.rint(exact_mean(rgb)),
            "wrong_axis": rgb.mean(axis=0),
        }
        expect_close(
            submission.to_grayscale(rgb),
            exact_mean(rgb),
            on=Text(f"una imagen float64 de {rgb.shape}", f"a float64 image of {rgb.shape}"),
            mistakes=mistakes,
        )


@check(
    "to_grayscale",
    points=0.25,
    promises=[2, 11],
    hint="eight_bits_overflow",
    title=Text("promedio de imágenes uint8", "mean of uint8 images"),
)
def test_to_grayscale_uint8(submission):
    rgb = colours(2, 5, 4)
    expect_close(
        submission.to_grayscale(rgb),
        exact_mean(rgb),
        on=Text("una imagen uint8", "a uint8 image"),
        mistakes={
            "gray_rounded": np.floor(exact_mean(rgb)),
            "gray_weights": weighted(rgb),
            "channels_summed": rgb.sum(axis=2) * 1.0,
            "gray_scaled": exact_mean(rgb) / 255,
        },
    )


@check(
    "to_grayscale",
    points=0.125,
    promises=[2, 5],
    hint="small_images",
    title=Text("imágenes de una fila, una columna o un píxel", "images of one row, one column or one pixel"),
)
def test_to_grayscale_small(submission):
    for height, width in ((1, 5), (4, 1), (1, 1)):
        rgb = normal(3, height, width, 3)
        expect_close(submission.to_grayscale(rgb), exact_mean(rgb), on=SMALL)


@check(
    "to_grayscale",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumento por nombre, arreglo no contiguo", "argument by keyword, non-contiguous array"),
)
def test_to_grayscale_call(submission):
    rgb = normal(4, 4, 5, 3)
    expect_close(submission.to_grayscale(rgb=noncontiguous(rgb)), exact_mean(rgb), on=BY_KEYWORD)


@check(
    "to_grayscale",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_to_grayscale_floats"],
    title=Text("no modifica su argumento", "its argument is left alone"),
)
def test_to_grayscale_untouched(submission):
    expect_untouched(submission.observe("to_grayscale", normal(5, 4, 5, 3)), on=ORDINARY)


# --- to_uint8 -------------------------------------------------------------------------------------------


def as_bytes(*values: int) -> Array:
    return np.array(values, dtype=np.uint8)


@check(
    "to_uint8",
    points=0.25,
    promises=[2, 12],
    hint="round_to_nearest",
    title=Text("redondea al entero más cercano", "rounds to the nearest integer"),
)
def test_to_uint8_rounds(submission):
    values = np.array([0.0, 0.2, 0.8, 7.4, 7.6, 99.51, 128.49, 200.0, 254.3, 254.9])
    expect_close(
        submission.to_uint8(values),
        as_bytes(0, 0, 1, 7, 8, 100, 128, 200, 254, 255),
        on=Text("valores entre 0 y 255", "values between 0 and 255"),
        mistakes={
            "truncated": as_bytes(0, 0, 0, 7, 7, 99, 128, 200, 254, 254),
            "rounded_up": as_bytes(0, 1, 1, 8, 8, 100, 129, 200, 255, 255),
        },
    )
    expect_close(
        submission.to_uint8(np.array([0.0, 0.3, 0.6, 1.0])),
        as_bytes(0, 0, 1, 1),
        on=Text("valores entre 0 y 1", "values between 0 and 1"),
        mistakes={"stretched": as_bytes(0, 76, 153, 255)},
    )


@check(
    "to_uint8",
    points=0.125,
    promises=[12, 13],
    hint="ties_to_even",
    title=Text("los empates van al par", "ties go to the even number"),
)
def test_to_uint8_ties(submission):
    values = np.array([0.5, 1.5, 2.5, 3.5, 126.5, 127.5, 254.5, 0.49999999999999994])
    expect_close(
        submission.to_uint8(values),
        as_bytes(0, 2, 2, 4, 126, 128, 254, 0),
        on=Text("valores que terminan en .5", "values that end in .5"),
    )
    expect_close(
        submission.to_uint8(np.array([2.5 + 1e-9, 3.5 - 1e-9, 126.5 + 1e-9])),
        as_bytes(3, 3, 127),
        on=Text("valores muy cerca de un empate", "values very close to a tie"),
        hint="nearly_a_tie",
    )


@check(
    "to_uint8",
    points=0.25,
    promises=[14],
    hint="clip_first",
    title=Text("recorta a [0, 255], nunca da la vuelta", "clips to [0, 255], never wraps around"),
)
def test_to_uint8_clips(submission):
    values = np.array([-0.4, -1.0, -3.7, -256.0, 255.4, 255.5, 256.0, 257.2, 300.0, 1e6, -1e6])
    expect_close(
        submission.to_uint8(values),
        as_bytes(0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 0),
        on=Text("valores fuera de [0, 255]", "values outside [0, 255]"),
    )


@check(
    "to_uint8",
    points=0.125,
    promises=[14],
    hint="infinite_pixels",
    title=Text("valores enormes e infinitos", "huge and infinite values"),
)
def test_to_uint8_infinities(submission):
    values = np.array([np.inf, -np.inf, 1e30, -1e30, 1e308, 3.0])
    expect_close(
        submission.to_uint8(values),
        as_bytes(255, 0, 255, 0, 255, 3),
        on=Text("valores enormes o infinitos", "huge or infinite values"),
    )


@check(
    "to_uint8",
    points=0.125,
    promises=[2, 15],
    hint="any_shape",
    title=Text("cualquier forma: 0-d, vacía, de 3 dimensiones", "any shape: 0-d, empty, three dimensions"),
)
def test_to_uint8_shapes(submission):
    for shape in ((), (0,), (3, 0), (2, 3), (2, 3, 4), (1, 1)):
        expect_close(
            submission.to_uint8(np.full(shape, 41.7)),
            np.full(shape, 42, dtype=np.uint8),
            on=Text(f"forma {shape}", f"shape {shape}"),
        )


@check(
    "to_uint8",
    points=0.0625,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumento por nombre, arreglo no contiguo", "argument by keyword, non-contiguous array"),
)
def test_to_uint8_call(submission):
    image = noncontiguous(np.array([[1.2, 300.0], [-4.0, 77.0]]))
    expect_close(submission.to_uint8(image=image), as_bytes(1, 255, 0, 77).reshape(2, 2), on=BY_KEYWORD)


@check(
    "to_uint8",
    points=0.0625,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_to_uint8_rounds"],
    title=Text("no modifica su argumento", "its argument is left alone"),
)
def test_to_uint8_untouched(submission):
    image = np.array([[0.7, 300.0], [-4.0, 77.3]])
    expect_untouched(submission.observe("to_uint8", image), on=ORDINARY)


# --- conv_output_shape ----------------------------------------------------------------------------------


def count_windows(shape: tuple[int, int], window: Size, stride: Size, padding: Size) -> tuple[int, int]:
    """Windows that fit, counted one by one."""
    counts = [
        len(range(0, side + 2 * p - k + 1, s))
        for side, k, s, p in zip(shape, pair(window), pair(stride), pair(padding), strict=True)
    ]
    return counts[0], counts[1]


def wrong_counts(shape: tuple[int, int], window: Size, stride: Size, padding: Size) -> dict[str, Any]:
    """What typical mistakes make of the formula."""
    sizes = list(zip(shape, pair(window), pair(stride), pair(padding), strict=True))
    flipped = (pair(size)[::-1] for size in (window, stride, padding))
    return {
        "plus_one": tuple((side + 2 * p - k) // s for side, k, s, p in sizes),
        "padding_once": tuple((side + p - k) // s + 1 for side, k, s, p in sizes),
        "round_up": tuple(-(-(side + 2 * p - k) // s) + 1 for side, k, s, p in sizes),
        "vertical_first": count_windows(shape, *flipped),
    }


def as_ints(value: Any) -> Any:
    """Two whole numbers in any dress, as a tuple of ints: that it is one is a check of its own."""
    numbers = value.tolist() if isinstance(value, np.ndarray) and value.dtype.kind in "iuf" else value
    if not isinstance(numbers, list | tuple) or len(numbers) != 2:
        return value
    whole = [
        isinstance(each, int | float | np.integer | np.floating)
        and not isinstance(each, bool)
        and math.isfinite(each)
        and each == math.floor(each)
        for each in numbers
    ]
    return tuple(int(each) for each in numbers) if all(whole) else value


SHAPES_INT: list[tuple[tuple[int, int], int, int, int]] = [
    ((28, 28), 5, 1, 0),
    ((28, 28), 5, 1, 2),
    ((7, 9), 3, 2, 0),
    ((8, 10), 3, 2, 1),
    ((9, 5), 2, 3, 1),
    ((1, 1), 1, 1, 0),
    ((5, 4), 4, 20, 0),
    ((53, 52), 4, 49, 0),
    ((2, 6), 4, 1, 1),
]
SHAPES_PAIR: list[tuple[tuple[int, int], Size, Size, Size]] = [
    ((10, 12), (3, 5), 1, 0),
    ((10, 12), 3, (1, 2), 0),
    ((10, 12), 3, 1, (0, 2)),
    ((11, 20), (5, 2), (3, 2), (2, 1)),
    ((20, 11), (1, 4), (2, 3), (0, 3)),
    ((1, 6), (1, 6), (1, 4), (0, 0)),
]


@check(
    "conv_output_shape",
    points=0.5,
    promises=[5, 16],
    hint="shape_formula",
    title=Text(
        "la fórmula, con un int para las dos direcciones", "the formula, with an int for both directions"
    ),
)
def test_conv_output_shape_ints(submission):
    for shape, kernel, stride, padding in SHAPES_INT:
        expect_equal(
            as_ints(submission.conv_output_shape(shape, kernel, stride, padding)),
            count_windows(shape, kernel, stride, padding),
            on=in_words(shape=shape, kernel=kernel, stride=stride, padding=padding),
            mistakes=wrong_counts(shape, kernel, stride, padding),
        )


@check(
    "conv_output_shape",
    points=0.375,
    promises=[7, 16],
    hint="vertical_first",
    title=Text("tamaños (vertical, horizontal)", "(vertical, horizontal) sizes"),
)
def test_conv_output_shape_pairs(submission):
    for shape, kernel, stride, padding in SHAPES_PAIR:
        expect_equal(
            as_ints(submission.conv_output_shape(shape, kernel, stride, padding)),
            count_windows(shape, kernel, stride, padding),
            on=in_words(shape=shape, kernel=kernel, stride=stride, padding=padding),
            mistakes=wrong_counts(shape, kernel, stride, padding),
        )


def expect_two_ints(value: Any) -> None:
    """For an image of 9 × 8, a window of 3, stride 2 and padding 1."""
    on = Text("tamaños corrientes", "ordinary sizes")
    for each in expect_tuple(value, 2, on=on):
        expect_int(each, on=on)
    expect_equal(as_ints(value), (5, 4), on=on, hint="shape_formula")


@check(
    "conv_output_shape",
    points=0.25,
    promises=[17],
    hint="tuple_of_ints",
    title=Text("el resultado es una tupla de dos int", "the result is a tuple of two ints"),
)
def test_conv_output_shape_is_a_tuple_of_ints(submission):
    expect_two_ints(submission.conv_output_shape((9, 8), 3, 2, 1))


@check(
    "conv_output_shape",
    points=0.125,
    promises=[1, 18],
    hint="names_and_defaults",
    title=Text("argumentos por nombre y valores por omisión", "arguments by keyword and defaults"),
)
def test_conv_output_shape_call(submission):
    for given in ({}, {"stride": 2}, {"padding": 2}, {"padding": (1, 0), "stride": (3, 2)}):
        sizes: dict[str, Any] = {"stride": 1, "padding": 0} | given
        expect_equal(
            as_ints(submission.conv_output_shape(kernel=3, shape=(9, 12), **given)),
            count_windows((9, 12), 3, sizes["stride"], sizes["padding"]),
            on=Text(f"argumentos por nombre, {given}", f"arguments by keyword, {given}"),
        )


@check(
    "conv_output_shape",
    points=0.125,
    promises=[8, 19],
    hint="kernel_must_fit",
    title=Text("ValueError si el filtro no cabe", "ValueError if the kernel does not fit"),
)
def test_conv_output_shape_fit(submission):
    expect_value_error(
        submission.conv_output_shape,
        good=[((3, 4), (3, 4)), ((2, 3), (4, 5), 1, 1), ((3, 3), 3, 5), ((3, 2), (5, 2), 1, (1, 0))],
        bad=[
            ((3, 4), 4),
            ((4, 3), 4),
            ((2, 2), (5, 2), 1, 1),
            ((2, 2), (2, 5), 1, 1),
            ((2, 2), (4, 2), 1, (0, 1)),
            ((3, 3), 30, 5),
        ],
        on=Text("un filtro más grande que la imagen con su relleno", "a kernel larger than the padded image"),
    )


@check(
    "conv_output_shape",
    points=0.125,
    promises=[8, 19],
    hint="quotient_below_zero",
    title=Text("lo mismo con un paso mayor que 1", "the same with a stride above 1"),
)
def test_conv_output_shape_fit_with_stride(submission):
    # Truncated towards zero, (2 - 3) / 2 is 0.
    expect_value_error(
        submission.conv_output_shape,
        good=[((3, 3), 3, 2), ((2, 3), (4, 5), (3, 4), 1)],
        bad=[((2, 3), 3, 2), ((3, 2), 3, 9), ((2, 3), (5, 5), (3, 4), 1)],
        on=Text(
            "un filtro que no cabe, y un paso mayor que 1", "a kernel that does not fit, and a stride above 1"
        ),
    )


@check(
    "conv_output_shape",
    points=0.25,
    promises=[8, 20],
    hint="sizes_below_one",
    title=Text(
        "ValueError si un paso o un lado es menor que 1", "ValueError if a stride or a side is below 1"
    ),
)
def test_conv_output_shape_sides(submission):
    expect_value_error(
        submission.conv_output_shape,
        good=[((5, 6), 1, 1), ((5, 6), (1, 2), (2, 1))],
        bad=[
            ((5, 6), 0),
            ((5, 6), -1),
            ((5, 6), (0, 2)),
            ((5, 6), (2, 0)),
            ((5, 6), 2, 0),
            ((5, 6), 2, -1),
            ((5, 6), 2, (0, 1)),
            ((5, 6), 2, (1, 0)),
            ((5, 6), 2, (1, -2)),
        ],
        on=Text("un paso o un lado del filtro menor que 1", "a stride or a side of the kernel below 1"),
    )


@check(
    "conv_output_shape",
    points=0.25,
    promises=[8, 21],
    hint="negative_padding",
    title=Text("ValueError si un relleno es negativo", "ValueError if a padding is negative"),
)
def test_conv_output_shape_padding(submission):
    expect_value_error(
        submission.conv_output_shape,
        good=[((9, 8), 3, 1, 0), ((9, 8), 3, 1, (0, 4))],
        bad=[((9, 8), 3, 1, -1), ((9, 8), 3, 1, (-1, 0)), ((9, 8), 3, 2, (1, -1))],
        on=Text("un relleno negativo", "a negative padding"),
    )


# --- pad ------------------------------------------------------------------------------------------------


def framed(image: Array, padding: Size, value: float = 0.0) -> Array:
    """The image in a frame, row by row."""
    p_v, p_h = pair(padding)
    side = [value] * p_h
    blank = [value] * (image.shape[1] + 2 * p_h)
    return np.array([blank] * p_v + [side + row + side for row in image.tolist()] + [blank] * p_v)


@check(
    "pad",
    points=0.25,
    promises=[2, 5, 22, 23],
    hint="centre_of_the_frame",
    title=Text("un marco de ceros del mismo ancho", "a frame of zeros, equally wide"),
)
def test_pad_ints(submission):
    for height, width, padding in ((3, 4, 1), (2, 5, 3), (1, 1, 2), (1, 4, 1), (3, 1, 2)):
        image = normal(10, height, width)
        expect_close(
            submission.pad(image, padding),
            framed(image, padding),
            on=Text(f"H={height}, W={width}, padding={padding}", f"H={height}, W={width}, padding={padding}"),
            mistakes={"padding_not_zero": np.pad(image, padding, "edge")},
        )


@check(
    "pad",
    points=0.25,
    promises=[7, 22],
    hint="vertical_first",
    title=Text("relleno (vertical, horizontal)", "(vertical, horizontal) padding"),
)
def test_pad_pairs(submission):
    for padding in ((1, 3), (3, 1), (2, 2)):
        image = normal(11, 4, 3)
        expect_close(submission.pad(image, padding), framed(image, padding), on=in_words(padding=padding))


@check(
    "pad",
    points=0.125,
    promises=[7, 22],
    hint="zero_padding_width",
    title=Text("relleno 0 en una o en las dos direcciones", "padding 0 in one direction or both"),
)
def test_pad_nothing(submission):
    for padding in (0, (0, 2), (1, 0), (0, 0)):
        image = normal(12, 3, 4)
        expect_close(submission.pad(image, padding), framed(image, padding), on=in_words(padding=padding))


@check(
    "pad",
    points=0.125,
    promises=[23],
    hint="border_value",
    title=Text("el borde lleva `value`", "the border holds `value`"),
)
def test_pad_value(submission):
    image = np.array([[0.0, 2.5, -1.0], [7.5, 0.0, 3.0]])
    for value in (7.5, -1000.0):
        expected = framed(image, (2, 1), value)
        expect_close(
            submission.pad(image, (2, 1), value),
            expected,
            on=in_words(value=value),
            mistakes={"zeros_replaced": np.where(expected == 0, value, expected)},
        )


@check(
    "pad",
    points=0.0625,
    promises=[23],
    hint="infinite_border",
    title=Text("el borde puede ser infinito", "the border may be infinite"),
)
def test_pad_infinite(submission):
    image = normal(13, 3, 2)
    for value in (math.inf, -math.inf):
        expect_close(
            submission.pad(image, (1, 2), value), framed(image, (1, 2), value), on=in_words(value=value)
        )


@check(
    "pad",
    points=0.0625,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglo no contiguo", "arguments by keyword, non-contiguous array"),
)
def test_pad_call(submission):
    image = normal(14, 3, 4)
    given = submission.pad(value=2.0, padding=(1, 2), image=noncontiguous(image))
    expect_close(given, framed(image, (1, 2), 2.0), on=BY_KEYWORD)


@check(
    "pad",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_pad_ints"],
    title=Text("no modifica la imagen", "the image is left alone"),
)
def test_pad_untouched(submission):
    for padding in (2, 0):
        expect_untouched(submission.observe("pad", normal(15, 3, 4), padding, 9.0), on=ORDINARY)


# --- convolve -------------------------------------------------------------------------------------------


def expect_convolution(
    submission: Any,
    image: Array,
    kernel: Array,
    stride: Size = 1,
    padding: Size = 0,
    mistakes: dict[str, Array] | None = None,
) -> None:
    """`convolve` on one image; sizes are passed only where they are not the defaults."""
    sizes = () if (stride, padding) == (1, 0) else (stride, padding)
    expect_close(
        submission.convolve(image, kernel, *sizes),
        torch_convolve(image, kernel, stride, padding),
        on=in_words(image=image.shape, kernel=kernel.shape, stride=stride, padding=padding),
        mistakes={"kernel_flipped": torch_convolve(image, kernel[::-1, ::-1], stride, padding)}
        | (mistakes or {}),
    )


@check(
    "convolve",
    points=0.5,
    promises=[2, 25],
    hint="sum_of_products",
    title=Text("filtros cuadrados", "square kernels"),
)
def test_convolve_square(submission):
    for size, k in ((6, 3), (5, 2), (7, 5)):
        image, kernel = normal(20, size, size), normal(21, k, k)
        expect_convolution(
            submission, image, kernel, mistakes={"kernel_transposed": torch_convolve(image, kernel.T)}
        )


@check(
    "convolve",
    points=0.5,
    promises=[25],
    hint="height_and_width",
    title=Text("imágenes y filtros que no son cuadrados", "images and kernels that are not square"),
)
def test_convolve_oblong(submission):
    for shape, sides in (((5, 8), (3, 3)), ((6, 6), (2, 4)), ((9, 4), (4, 1)), ((4, 7), (1, 3))):
        expect_convolution(submission, normal(22, *shape), normal(23, *sides))


@check(
    "convolve",
    points=0.375,
    promises=[7, 26],
    hint="stride_steps",
    title=Text("paso: un int o (vertical, horizontal)", "stride: an int or (vertical, horizontal)"),
)
def test_convolve_stride(submission):
    for shape, stride in (((9, 11), 2), ((8, 8), 3), ((10, 9), (2, 1)), ((7, 12), (1, 3)), ((5, 5), 9)):
        expect_convolution(submission, normal(24, *shape), normal(25, 3, 2), stride=stride)


@check(
    "convolve",
    points=0.375,
    promises=[7, 27],
    hint="zeros_around",
    title=Text(
        "relleno de ceros: un int o (vertical, horizontal)", "zero padding: an int or (vertical, horizontal)"
    ),
)
def test_convolve_padding(submission):
    for shape, padding in (((4, 5), 1), ((3, 3), 3), ((5, 4), (2, 0)), ((4, 4), (0, 1)), ((1, 2), (1, 2))):
        image, kernel = normal(26, *shape), normal(27, 3, 2)
        edges = np.pad(image, [(p, p) for p in pair(padding)], "edge")
        expect_convolution(
            submission,
            image,
            kernel,
            padding=padding,
            mistakes={"padding_not_zero": torch_convolve(edges, kernel)},
        )


@check(
    "convolve",
    points=0.25,
    promises=[26, 27],
    hint="stride_and_padding",
    title=Text("paso y relleno a la vez", "stride and padding together"),
)
def test_convolve_stride_and_padding(submission):
    for shape, stride, padding in (((7, 8), 2, 1), ((6, 9), (3, 2), (1, 2)), ((9, 6), (1, 2), (0, 1))):
        expect_convolution(submission, normal(28, *shape), normal(29, 3, 3), stride, padding)


@check(
    "convolve",
    points=0.25,
    promises=[2, 5],
    hint="small_images",
    title=Text(
        "filtros de 1 × 1 o tan grandes como la imagen, imágenes de un píxel",
        "kernels of 1 × 1 or as large as the image, images of one pixel",
    ),
)
def test_convolve_extremes(submission):
    for shape, sides in (
        ((4, 3), (1, 1)),
        ((4, 3), (4, 3)),
        ((1, 1), (1, 1)),
        ((1, 6), (1, 3)),
        ((5, 1), (2, 1)),
    ):
        expect_convolution(submission, normal(30, *shape), normal(31, *sides))


@check(
    "convolve",
    points=0.125,
    promises=[29],
    hint="no_clipping",
    title=Text("no recorta los valores", "values are not clipped"),
)
def test_convolve_not_clipped(submission):
    image = np.random.default_rng(32).integers(0, 256, size=(6, 7)).astype(np.float64)
    kernel = np.array([[-800.0, 3.5, 900.0], [1000.0, 0.25, -950.0]])
    expected = torch_convolve(image, kernel)
    expect_close(
        submission.convolve(image, kernel),
        expected,
        on=Text("pesos grandes", "large weights"),
        mistakes={"clipped": np.clip(expected, 0, 255)},
    )


@check(
    "convolve",
    points=0.1875,
    promises=[8, 30],
    hint="same_errors",
    title=Text(
        "ValueError en los casos de conv_output_shape", "ValueError in the cases of conv_output_shape"
    ),
)
def test_convolve_errors(submission):
    image, kernel = normal(33, 4, 5), normal(34, 3, 2)
    expect_value_error(
        submission.convolve,
        good=[
            (image, kernel, 1, 0),
            (image, normal(34, 4, 5)),
            (image, normal(34, 6, 7), 1, 1),
            (image, kernel, 9),
        ],
        bad=[
            (image, normal(34, 5, 2)),
            (image, normal(34, 2, 6)),
            (image, normal(34, 6, 8), 1, 1),
            (image, normal(34, 5, 2), 2),
            (image, kernel, 0),
            (image, kernel, -1),
            (image, kernel, (1, 0)),
            (image, kernel, (-2, 1)),
            (image, kernel, 1, -1),
            (image, kernel, 1, (0, -1)),
            (image, kernel, 1, (-1, 1)),
        ],
        on=Text("tamaños imposibles", "impossible sizes"),
    )


@check(
    "convolve",
    points=0.0625,
    promises=[8, 30],
    hint="empty_kernel",
    title=Text(
        "ValueError si el filtro no tiene filas o columnas", "ValueError for a kernel without rows or columns"
    ),
)
def test_convolve_empty_kernel(submission):
    image = normal(33, 4, 5)
    expect_value_error(
        submission.convolve,
        good=[(image, normal(34, 1, 1))],
        bad=[(image, np.zeros((0, 2))), (image, np.zeros((2, 0)))],
        on=Text("un filtro sin filas o sin columnas", "a kernel without rows or columns"),
    )


@check(
    "convolve",
    points=0.1875,
    promises=[1, 6, 28],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_convolve_call(submission):
    image, kernel = normal(35, 7, 6), normal(36, 3, 2)
    views = {"kernel": noncontiguous(kernel), "image": noncontiguous(image)}
    expect_close(submission.convolve(**views), torch_convolve(image, kernel), on=BY_KEYWORD)
    given = submission.convolve(padding=(1, 0), stride=2, **views)
    expect_close(given, torch_convolve(image, kernel, 2, (1, 0)), on=BY_KEYWORD)


@check(
    "convolve",
    points=0.1875,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_convolve_square"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_convolve_untouched(submission):
    for padding in (0, 1):
        observed = submission.observe("convolve", normal(37, 5, 6), normal(38, 3, 2), 1, padding)
        expect_untouched(observed, on=ORDINARY)


# --- box_blur -------------------------------------------------------------------------------------------


def expect_blur(submission: Any, size: int) -> None:
    expected = np.array([[1.0 / (size * size)] * size] * size)
    expect_close(
        submission.box_blur(size),
        expected,
        on=in_words(size=size),
        mistakes={"not_normalised": np.ones((size, size)), "rows_normalised": expected * size},
    )


@check(
    "box_blur",
    points=0.5,
    promises=[2, 31],
    hint="blur_weights",
    title=Text("pesos iguales que suman 1", "equal weights that sum to 1"),
)
def test_box_blur_odd(submission):
    for size in (3, 5, 9):
        expect_blur(submission, size)


@check(
    "box_blur",
    points=0.125,
    promises=[31],
    hint="any_blur_size",
    title=Text("también lados pares, y el lado 1", "even sides, too, and side 1"),
)
def test_box_blur_other_sizes(submission):
    for size in (1, 2, 4, 10):
        expect_blur(submission, size)


@check(
    "box_blur",
    points=0.25,
    promises=[8, 32],
    hint="blur_errors",
    title=Text("ValueError si size < 1", "ValueError if size < 1"),
)
def test_box_blur_errors(submission):
    expect_value_error(
        submission.box_blur,
        good=[(1,), (2,)],
        bad=[(0,), (-1,), (-3,)],
        on=Text("un lado menor que 1", "a side below 1"),
    )
    expect_blur(submission, 1)


@check(
    "box_blur",
    points=0.125,
    promises=[1],
    hint="names_and_defaults",
    title=Text("argumento por nombre", "argument by keyword"),
)
def test_box_blur_call(submission):
    expect_close(submission.box_blur(size=3), np.array([[1.0 / 9.0] * 3] * 3), on=NAMED_SIZES)


# --- convolve_volume ------------------------------------------------------------------------------------


def torch_volume(volume: Array, kernels: Array, bias: Array | None, stride: Size, padding: Size) -> Array:
    shift = None if bias is None else torch.tensor(bias)
    layer = conv2d(torch.tensor(volume)[None], torch.tensor(kernels), shift, stride, padding)
    return layer[0].numpy()


def expect_volume(
    submission: Any,
    volume: tuple[int, int, int],
    kernels: tuple[int, int, int, int],
    *,
    bias: bool = False,
    stride: Size = 1,
    padding: Size = 0,
) -> None:
    x, w = normal(40, *volume), normal(41, *kernels)
    b = normal(42, kernels[0]) if bias else None
    further = () if (stride, padding) == (1, 0) and not bias else (b, stride, padding)
    expected = torch_volume(x, w, b, stride, padding)
    expect_close(
        submission.convolve_volume(x, w, *further),
        expected,
        on=in_words(volume=volume, kernels=kernels, bias=bias, stride=stride, padding=padding),
        mistakes={
            "kernel_flipped": torch_volume(x, w[:, :, ::-1, ::-1].copy(), b, stride, padding),
            "channels_averaged": expected / volume[0],
            "bias_subtracted": torch_volume(x, w, None if b is None else -b, stride, padding),
            "bias_ignored": torch_volume(x, w, None, stride, padding),
        },
    )


@check(
    "convolve_volume",
    points=0.75,
    promises=[2, 33, 36],
    hint="sum_over_channels",
    title=Text("tres canales, varios filtros", "three channels, several kernels"),
)
def test_convolve_volume_values(submission):
    expect_volume(submission, (3, 6, 7), (4, 3, 3, 2))
    expect_volume(submission, (3, 5, 5), (3, 3, 3, 3))
    expect_volume(submission, (2, 4, 9), (5, 2, 1, 4))


@check(
    "convolve_volume",
    points=0.5,
    promises=[34],
    hint="bias_per_kernel",
    title=Text("a cada mapa, su sesgo", "each map its bias"),
)
def test_convolve_volume_bias(submission):
    expect_volume(submission, (3, 6, 7), (4, 3, 3, 2), bias=True)
    # As many maps as rows and columns: a bias along the wrong axis has the right shape here.
    expect_volume(submission, (2, 5, 5), (3, 2, 3, 3), bias=True)
    expect_volume(submission, (3, 4, 5), (1, 3, 2, 2), bias=True)


@check(
    "convolve_volume",
    points=0.375,
    promises=[7, 35],
    hint="stride_steps",
    title=Text("paso: un int o (vertical, horizontal)", "stride: an int or (vertical, horizontal)"),
)
def test_convolve_volume_stride(submission):
    for stride in (2, (1, 3), (3, 1), 20):
        expect_volume(submission, (3, 8, 9), (2, 3, 3, 2), bias=True, stride=stride)


@check(
    "convolve_volume",
    points=0.375,
    promises=[7, 35],
    hint="zeros_around",
    title=Text(
        "relleno de ceros: un int o (vertical, horizontal)", "zero padding: an int or (vertical, horizontal)"
    ),
)
def test_convolve_volume_padding(submission):
    for stride, padding in ((1, 1), (1, (2, 0)), (2, (0, 1)), ((2, 3), 2)):
        expect_volume(submission, (2, 6, 5), (3, 2, 3, 3), stride=stride, padding=padding)


@check(
    "convolve_volume",
    points=0.25,
    promises=[33],
    hint="one_channel_one_kernel",
    title=Text("un solo canal", "a single channel"),
)
def test_convolve_volume_one_channel(submission):
    expect_volume(submission, (1, 5, 6), (3, 1, 2, 3))
    expect_volume(submission, (1, 4, 4), (1, 1, 3, 3))


@check(
    "convolve_volume",
    points=0.25,
    promises=[2, 5, 33],
    hint="one_channel_one_kernel",
    title=Text(
        "un solo filtro, filtros de 1 × 1 o tan grandes como la imagen, un píxel",
        "a single kernel, kernels of 1 × 1 or as large as the image, one pixel",
    ),
)
def test_convolve_volume_extremes(submission):
    for volume, kernels in (
        ((3, 5, 6), (1, 3, 2, 3)),
        ((3, 4, 5), (2, 3, 1, 1)),
        ((2, 3, 4), (2, 2, 3, 4)),
        ((3, 1, 1), (2, 3, 1, 1)),
    ):
        expect_volume(submission, volume, kernels)


@check(
    "convolve_volume",
    points=0.3125,
    promises=[8, 37],
    hint="channels_differ",
    title=Text("ValueError si los canales difieren", "ValueError if the channels differ"),
)
def test_convolve_volume_channels(submission):
    # NumPy would broadcast a single channel without a word.
    volumes = {channels: normal(43, channels, 4, 5) for channels in (1, 2, 3)}
    kernels = {channels: normal(44, 2, channels, 3, 2) for channels in (1, 2, 3)}
    expect_value_error(
        submission.convolve_volume,
        good=[(volumes[channels], kernels[channels]) for channels in (1, 2, 3)],
        bad=[(volumes[one], kernels[other]) for one in volumes for other in kernels if one != other],
        on=Text("distinta cantidad de canales", "different numbers of channels"),
    )


@check(
    "convolve_volume",
    points=0.3125,
    promises=[8, 38],
    hint="same_errors",
    title=Text(
        "ValueError en los casos de conv_output_shape", "ValueError in the cases of conv_output_shape"
    ),
)
def test_convolve_volume_errors(submission):
    volume, kernels = normal(45, 2, 4, 5), normal(46, 3, 2, 3, 2)
    expect_value_error(
        submission.convolve_volume,
        good=[
            (volume, kernels),
            (volume, normal(46, 1, 2, 4, 5)),
            (volume, normal(46, 1, 2, 6, 7), None, 1, 1),
        ],
        bad=[
            (volume, normal(46, 1, 2, 5, 2)),
            (volume, normal(46, 1, 2, 2, 6)),
            (volume, normal(46, 1, 2, 6, 8), None, 1, 1),
            (volume, normal(46, 1, 2, 5, 2), None, 2),
            (volume, kernels, None, 0),
            (volume, kernels, None, -1),
            (volume, kernels, None, (1, -2)),
            (volume, kernels, None, (0, 1)),
            (volume, kernels, None, 1, -1),
            (volume, kernels, None, 1, (0, -1)),
            (volume, kernels, None, 1, (-1, 0)),
        ],
        on=Text("tamaños imposibles", "impossible sizes"),
    )


@check(
    "convolve_volume",
    points=0.0625,
    promises=[8, 38],
    hint="empty_kernel",
    title=Text(
        "ValueError si los filtros no tienen filas o columnas",
        "ValueError for kernels without rows or columns",
    ),
)
def test_convolve_volume_empty_kernel(submission):
    volume = normal(45, 2, 4, 5)
    expect_value_error(
        submission.convolve_volume,
        good=[(volume, normal(46, 3, 2, 1, 1))],
        bad=[(volume, np.zeros((3, 2, 0, 2))), (volume, np.zeros((3, 2, 2, 0)))],
        on=Text("filtros sin filas o sin columnas", "kernels without rows or columns"),
    )


@check(
    "convolve_volume",
    points=0.1875,
    promises=[1, 6, 36],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_convolve_volume_call(submission):
    volume, kernels, bias = normal(47, 3, 6, 7), normal(48, 2, 3, 2, 3), normal(49, 2)
    given = submission.convolve_volume(
        padding=(0, 1),
        stride=(2, 1),
        bias=noncontiguous(bias),
        kernels=noncontiguous(kernels),
        volume=noncontiguous(volume),
    )
    expect_close(given, torch_volume(volume, kernels, bias, (2, 1), (0, 1)), on=BY_KEYWORD)
    for name, size in (("stride", 2), ("padding", 1)):
        sizes: dict[str, Any] = {"stride": 1, "padding": 0, name: size}
        given = submission.convolve_volume(volume=volume, kernels=kernels, **{name: size})
        expect_close(given, torch_volume(volume, kernels, None, **sizes), on=BY_KEYWORD)


@check(
    "convolve_volume",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_convolve_volume_values"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_convolve_volume_untouched(submission):
    for padding in (0, 1):
        observed = submission.observe(
            "convolve_volume", normal(50, 2, 5, 6), normal(51, 3, 2, 3, 2), normal(52, 3), 1, padding
        )
        expect_untouched(observed, on=ORDINARY)


@functools.cache
def large_volume() -> tuple[Array, Array, Array]:
    volume, kernels = normal(53, 3, 128, 128), normal(54, 16, 3, 5, 5)
    return volume, kernels, torch_volume(volume, kernels, None, 1, 0)


@check(
    "convolve_volume",
    points=0.5,
    promises=[39],
    hint="too_slow",
    title=Text(
        "un volumen de (3, 128, 128) con 16 filtros, en 2 s",
        "a volume of (3, 128, 128) with 16 kernels, in 2 s",
    ),
)
def test_convolve_volume_speed(submission):
    volume, kernels, expected = large_volume()
    expect_close(
        submission.convolve_volume(volume, kernels),
        expected,
        on=Text("un volumen grande", "a large volume"),
        hint="sum_over_channels",
    )


# --- pool_output_shape ----------------------------------------------------------------------------------


@check(
    "pool_output_shape",
    points=0.5,
    promises=[5, 40, 42],
    hint="stride_is_window",
    title=Text("sin paso: el paso es la ventana", "no stride: the stride is the window"),
)
def test_pool_output_shape_default_stride(submission):
    for shape, window in (((8, 6), 2), ((9, 11), 3), ((7, 7), 2), ((5, 4), 4), ((1, 1), 1), ((6, 9), (2, 4))):
        expect_equal(
            as_ints(submission.pool_output_shape(shape, window)),
            count_windows(shape, window, window, 0),
            on=in_words(shape=shape, window=window),
            mistakes=wrong_counts(shape, window, window, 0)
            | {"stride_defaults_to_one": count_windows(shape, window, 1, 0)},
        )


@check(
    "pool_output_shape",
    points=0.375,
    promises=[7, 40],
    hint="shape_formula",
    title=Text("ventana, paso y relleno", "window, stride and padding"),
)
def test_pool_output_shape_sizes(submission):
    sizes: list[tuple[tuple[int, int], Size, Size, Size]] = [
        ((9, 20), 5, (2, 3), (2, 1)),
        ((7, 7), 3, 2, 1),
        ((10, 12), 2, 1, 0),
        ((10, 12), (3, 4), (1, 2), (1, 2)),
        ((12, 10), (4, 2), (3, 1), (0, 1)),
    ]
    for shape, window, stride, padding in sizes:
        expect_equal(
            as_ints(submission.pool_output_shape(shape, window, stride, padding)),
            count_windows(shape, window, stride, padding),
            on=in_words(shape=shape, window=window, stride=stride, padding=padding),
            mistakes=wrong_counts(shape, window, stride, padding),
        )


@check(
    "pool_output_shape",
    points=0.25,
    promises=[41],
    hint="tuple_of_ints",
    title=Text("el resultado es una tupla de dos int", "the result is a tuple of two ints"),
)
def test_pool_output_shape_is_a_tuple_of_ints(submission):
    expect_two_ints(submission.pool_output_shape((9, 8), 3, 2, 1))


@check(
    "pool_output_shape",
    points=0.125,
    promises=[1, 42],
    hint="names_and_defaults",
    title=Text("argumentos por nombre y valores por omisión", "arguments by keyword and defaults"),
)
def test_pool_output_shape_call(submission):
    for given in ({}, {"stride": None, "padding": 1}, {"stride": 2}, {"padding": (1, 0), "stride": (3, 2)}):
        stride = given.get("stride") or (3, 2)
        expect_equal(
            as_ints(submission.pool_output_shape(window=(3, 2), shape=(9, 12), **given)),
            count_windows((9, 12), (3, 2), stride, given.get("padding", 0)),
            on=Text(f"argumentos por nombre, {given}", f"arguments by keyword, {given}"),
        )


@check(
    "pool_output_shape",
    points=0.375,
    promises=[8, 43],
    hint="half_the_window",
    title=Text(
        "ValueError si el relleno pasa de la mitad de la ventana",
        "ValueError if the padding exceeds half the window",
    ),
)
def test_pool_output_shape_half(submission):
    expect_value_error(
        submission.pool_output_shape,
        good=[
            ((9, 9), 3, 1, 1),
            ((9, 9), 2, 2, 1),
            ((9, 9), 4, None, 2),
            ((9, 9), (1, 4), 1, (0, 2)),
            ((9, 9), (5, 2), 1, (2, 1)),
        ],
        bad=[
            ((9, 9), 3, 1, 2),
            ((9, 9), 2, 2, 2),
            ((9, 9), 1, 1, 1),
            ((9, 9), 4, None, 3),
            ((9, 9), (1, 4), 1, (1, 0)),
            ((9, 9), (4, 1), 1, (0, 1)),
            ((9, 9), (4, 3), 1, 2),
        ],
        on=Text("un relleno de más de media ventana", "a padding of more than half a window"),
    )


@check(
    "pool_output_shape",
    points=0.375,
    promises=[8, 44],
    hint="same_errors",
    title=Text(
        "ValueError en los casos de conv_output_shape", "ValueError in the cases of conv_output_shape"
    ),
)
def test_pool_output_shape_errors(submission):
    expect_value_error(
        submission.pool_output_shape,
        good=[((4, 5), (4, 5)), ((4, 5), 1), ((2, 3), (4, 5), 1, (1, 1)), ((4, 5), 2, 9)],
        bad=[
            ((4, 5), 5),
            ((5, 4), 5),
            ((1, 9), (4, 2), 1, (1, 1)),
            ((4, 5), 0),
            ((4, 5), -1),
            ((4, 5), (2, 0)),
            ((4, 5), 2, 0),
            ((4, 5), 2, -1),
            ((4, 5), 2, (1, 0)),
            ((9, 9), 2, 1, -1),
            ((9, 9), 2, None, (0, -1)),
        ],
        on=Text("tamaños imposibles", "impossible sizes"),
    )


# --- pool -----------------------------------------------------------------------------------------------


@functools.cache
def torch_pool(
    seed: int, shape: tuple[int, int], window: Size, stride: Size, padding: Size, mode: str
) -> Array:
    image = tensor(normal(seed, *shape))
    if mode == "max":
        result = max_pool2d(image, window, stride, padding)
    elif mode == "min":
        result = -max_pool2d(-image, window, stride, padding)
    else:
        result = avg_pool2d(image, window, stride, padding, count_include_pad=False)
    return result[0, 0].numpy()


def expect_pool(
    submission: Any,
    seed: int,
    shape: tuple[int, int],  # of the image
    window: Size,
    stride: Size | None = None,
    padding: Size = 0,
    *,
    mode: str,
) -> None:
    expect_close(
        submission.pool(normal(seed, *shape), window, stride, padding, mode),
        torch_pool(seed, shape, window, window if stride is None else stride, padding, mode),
        on=in_words(shape=shape, window=window, stride=stride, padding=padding, mode=mode),
    )


def without_padding(submission: Any, mode: str) -> None:
    for shape, window in (((6, 6), 2), ((7, 9), 3), ((5, 8), (2, 3)), ((4, 4), (1, 4))):
        expect_pool(submission, 60, shape, window, mode=mode)


@check(
    "pool",
    points=0.5,
    promises=[2, 45],
    hint="one_number_per_window",
    title=Text("máximo", "maximum"),
)
def test_pool_max(submission):
    without_padding(submission, "max")


@check(
    "pool",
    points=0.25,
    promises=[2, 45],
    hint="one_number_per_window",
    title=Text("mínimo", "minimum"),
)
def test_pool_min(submission):
    without_padding(submission, "min")


@check(
    "pool",
    points=0.25,
    promises=[2, 45],
    hint="one_number_per_window",
    title=Text("promedio", "mean"),
)
def test_pool_mean(submission):
    without_padding(submission, "mean")


@check(
    "pool",
    points=0.375,
    promises=[7, 46],
    hint="stride_steps",
    title=Text("paso: un int o (vertical, horizontal)", "stride: an int or (vertical, horizontal)"),
)
def test_pool_stride(submission):
    for window, stride in ((3, 1), (2, 3), ((2, 3), (1, 2)), ((3, 1), (2, 5)), (2, 20)):
        expect_pool(submission, 61, (7, 10), window, stride, mode="max")


@check(
    "pool",
    points=0.25,
    promises=[7, 47],
    hint="padding_wins",
    title=Text("el relleno nunca gana un máximo ni un mínimo", "padding never wins a maximum or minimum"),
)
def test_pool_padding_extremes(submission):
    for window, stride, padding in (
        (2, None, 1),
        (3, 2, 1),
        ((4, 2), (2, 1), (2, 0)),
        ((1, 3), (1, 2), (0, 1)),
    ):
        for sign, mode in ((-1.0, "max"), (1.0, "min")):
            # All pixels on the far side of zero: a zero from the padding would win.
            image = sign * (np.abs(normal(62, 5, 6)) + 0.5)
            stride_given = window if stride is None else stride
            expected = -sign * max_pool2d(tensor(-sign * image), window, stride_given, padding)[0, 0].numpy()
            expect_close(
                submission.pool(image, window, stride, padding, mode),
                expected,
                on=in_words(window=window, stride=stride, padding=padding, mode=mode),
            )


@check(
    "pool",
    points=0.125,
    promises=[47],
    hint="padding_wins_extremes",
    title=Text("ni siquiera con píxeles de ±1000", "not even with pixels of ±1000"),
)
def test_pool_padding_extreme_pixels(submission):
    for size, mode in ((-1000.0, "max"), (1000.0, "min")):
        image = np.full((3, 4), size)
        expect_close(
            submission.pool(image, 2, None, 1, mode),
            np.full((2, 3), size),
            on=Text(f"píxeles de {size:g}, mode={mode}", f"pixels of {size:g}, mode={mode}"),
        )


@check(
    "pool",
    points=0.375,
    promises=[7, 48],
    hint="mean_counts_padding",
    title=Text("el promedio es sobre los píxeles reales", "the mean is over the real pixels"),
)
def test_pool_padding_mean(submission):
    for window, stride, padding in (
        (2, None, 1),
        (3, 2, 1),
        ((4, 2), (2, 1), (2, 0)),
        ((1, 3), (1, 2), (0, 1)),
    ):
        expect_pool(submission, 63, (5, 6), window, stride, padding, mode="mean")
    expect_close(
        submission.pool(np.array([[0.0, 6.0], [0.0, 2.0]]), (2, 1), 1, (1, 0), "mean"),
        np.array([[0.0, 6.0], [0.0, 4.0], [0.0, 2.0]]),
        on=Text("píxeles que valen cero", "pixels that are zero"),
        hint="zeros_are_pixels",
    )
    expect_close(
        submission.pool(np.array([[0.0, 6.0, 0.0]]), (1, 3), 1, (0, 1), "mean"),
        np.array([[3.0, 2.0, 3.0]]),
        on=Text("píxeles que valen cero", "pixels that are zero"),
        hint="zeros_are_pixels",
    )


@check(
    "pool",
    points=0.125,
    promises=[5],
    hint="small_images",
    title=Text(
        "una fila, una columna, un píxel, una sola ventana", "one row, one column, one pixel, a single window"
    ),
)
def test_pool_extremes(submission):
    for shape, window, padding in (
        ((1, 6), (1, 2), 0),
        ((5, 1), (3, 1), (1, 0)),
        ((1, 1), 1, 0),
        ((1, 1), 2, 1),
        ((4, 5), (4, 5), 0),
    ):
        for mode in ("max", "min", "mean"):
            expect_pool(submission, 64, shape, window, None, padding, mode=mode)


@check(
    "pool",
    points=0.125,
    promises=[8, 50],
    hint="unknown_mode",
    title=Text("ValueError con cualquier otro `mode`", "ValueError for any other `mode`"),
)
def test_pool_modes(submission):
    image = normal(65, 4, 4)

    def call(*arguments: Any) -> None:
        try:
            submission.pool(*arguments)
        except SubmissionError as error:
            # `raise ValueError(mode)` has a message, though not for the empty mode.
            if error.report.is_value_error and arguments[-1] == "":
                raise ValueError("the empty mode") from None
            raise

    unknown = ("avg", "", "MAX", "median", "maximum", " min", "sum")
    expect_value_error(
        call,
        good=[(image, 2, None, 0, mode) for mode in ("max", "min", "mean")],
        bad=[(image, 2, None, 0, mode) for mode in unknown] + [(image, 1, None, 0, "avg")],
        on=Text("un `mode` desconocido", "an unknown `mode`"),
    )


@check(
    "pool",
    points=0.25,
    promises=[8, 51],
    hint="same_errors",
    title=Text(
        "ValueError en los casos de pool_output_shape", "ValueError in the cases of pool_output_shape"
    ),
)
def test_pool_errors(submission):
    image = normal(66, 4, 5)
    for mode in ("max", "min", "mean"):
        expect_value_error(
            submission.pool,
            good=[(image, (4, 5), None, 0, mode), (image, 3, 1, 1, mode), (image, 2, 9, 1, mode)],
            bad=[
                (image, *sizes, mode)
                for sizes in (
                    (5, None, 0),
                    ((2, 6), None, 0),
                    (0, None, 0),
                    (0, 1, 0),
                    (-1, None, 0),
                    (2, 0, 0),
                    (2, (1, -1), 0),
                    (2, -1, 0),
                    (2, None, -1),
                    (2, None, (0, -1)),
                    (3, None, 2),
                    ((2, 1), None, (0, 1)),
                )
            ],
            on=Text(f"tamaños imposibles, {mode}", f"impossible sizes, {mode}"),
        )


@check(
    "pool",
    points=0.25,
    promises=[1, 6, 46, 49],
    hint="names_and_defaults",
    title=Text(
        "argumentos por nombre, valores por omisión, arreglos no contiguos",
        "arguments by keyword, defaults, non-contiguous arrays",
    ),
)
def test_pool_call(submission):
    image = noncontiguous(normal(67, 6, 9))
    expect_close(
        submission.pool(window=(2, 3), image=image),
        torch_pool(67, (6, 9), (2, 3), (2, 3), 0, "max"),
        on=BY_KEYWORD,
    )
    expect_close(
        submission.pool(mode="mean", padding=1, stride=2, window=3, image=image),
        torch_pool(67, (6, 9), 3, 2, 1, "mean"),
        on=BY_KEYWORD,
    )


@check(
    "pool",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_pool_max"],
    title=Text("no modifica la imagen", "the image is left alone"),
)
def test_pool_untouched(submission):
    for mode in ("max", "min", "mean"):
        for padding in (0, 1):
            observed = submission.observe("pool", normal(68, 5, 6), 2, None, padding, mode)
            expect_untouched(observed, on=ORDINARY)


# --- conv_backward --------------------------------------------------------------------------------------


@functools.cache
def backward_case(shape: tuple[int, int], sides: tuple[int, int]) -> dict[str, Any]:
    """Arguments with a random upstream gradient, the gradients by autograd, and what mistakes give."""
    image, kernel = normal(70, *shape), normal(71, *sides)
    x, w = tensor(image).requires_grad_(), tensor(kernel).requires_grad_()
    out = conv2d(x, w)
    upstream = random_upstream(out.shape[2:], seed=72)
    of_image, of_kernel = torch.autograd.grad(out, (x, w), upstream[None, None], retain_graph=True)
    ones_image, ones_kernel = torch.autograd.grad(out, (x, w), torch.ones_like(out))
    full = (sides[0] - 1, sides[1] - 1)
    return {
        "arguments": (image, kernel, upstream.numpy()),
        "image": of_image[0, 0].numpy(),
        "kernel": of_kernel[0, 0].numpy(),
        "image_mistakes": {
            "kernel_not_flipped": torch_convolve(upstream.numpy(), kernel, 1, full),
            "upstream_ignored": ones_image[0, 0].numpy(),
        },
        "kernel_mistakes": {
            "gradient_flipped": of_kernel[0, 0].numpy()[::-1, ::-1],
            "upstream_ignored": ones_kernel[0, 0].numpy(),
            "gradient_averaged": of_kernel[0, 0].numpy() / upstream.numel(),
        },
    }


def two_gradients(value: Any) -> tuple[Any, Any]:
    """The two results: that they come as a tuple is a check of its own."""
    expect(
        isinstance(value, tuple | list) and len(value) == 2,
        Text(
            "Se esperaban dos resultados, (dJ_dimage, dJ_dkernel).",
            "Expected two results, (dJ_dimage, dJ_dkernel).",
        ),
    )
    return value[0], value[1]


def expect_gradient(submission: Any, shape: tuple[int, int], sides: tuple[int, int], wrt: str) -> None:
    case = backward_case(shape, sides)
    given = two_gradients(submission.conv_backward(*case["arguments"]))
    each, other = given if wrt == "image" else given[::-1]
    swapped = getattr(other, "shape", None) == case[wrt].shape != getattr(each, "shape", None)
    expect_close(
        each,
        case[wrt],
        on=in_words(image=shape, kernel=sides),
        gradient=True,
        mistakes=case[f"{wrt}_mistakes"],
        hint="tuple_of_gradients" if swapped else None,
    )


@check(
    "conv_backward",
    points=0.75,
    promises=[2, 52],
    hint="gradient_of_image",
    title=Text("∂J/∂image", "∂J/∂image"),
)
def test_conv_backward_image(submission):
    for shape, sides in (((5, 5), (3, 3)), ((6, 6), (2, 2))):
        expect_gradient(submission, shape, sides, "image")


@check(
    "conv_backward",
    points=0.75,
    promises=[2, 53],
    hint="gradient_of_kernel",
    title=Text("∂J/∂kernel", "∂J/∂kernel"),
)
def test_conv_backward_kernel(submission):
    for shape, sides in (((5, 5), (3, 3)), ((6, 6), (2, 2))):
        expect_gradient(submission, shape, sides, "kernel")


@check(
    "conv_backward",
    points=0.375,
    promises=[52, 53],
    hint="height_and_width",
    title=Text("imágenes y filtros que no son cuadrados", "images and kernels that are not square"),
)
def test_conv_backward_oblong(submission):
    for shape, sides in (((4, 7), (2, 3)), ((8, 5), (5, 2)), ((5, 6), (1, 4))):
        for wrt in ("image", "kernel"):
            expect_gradient(submission, shape, sides, wrt)


@check(
    "conv_backward",
    points=0.375,
    promises=[5, 52, 53],
    hint="small_images",
    title=Text(
        "filtros de 1 × 1 o tan grandes como la imagen, imágenes de un píxel",
        "kernels of 1 × 1 or as large as the image, images of one pixel",
    ),
)
def test_conv_backward_extremes(submission):
    for shape, sides in (
        ((4, 4), (1, 1)),
        ((3, 3), (3, 3)),
        ((1, 1), (1, 1)),
        ((1, 6), (1, 3)),
        ((5, 1), (4, 1)),
    ):
        for wrt in ("image", "kernel"):
            expect_gradient(submission, shape, sides, wrt)


@check(
    "conv_backward",
    points=0.25,
    promises=[54],
    hint="tuple_of_gradients",
    requires=["test_conv_backward_kernel"],
    title=Text(
        "una tupla: primero la imagen, después el filtro", "a tuple: first the image, then the kernel"
    ),
)
def test_conv_backward_is_a_tuple(submission):
    case = backward_case((5, 5), (3, 3))
    on = Text("una imagen de 5 × 5", "an image of 5 × 5")
    given = expect_tuple(submission.conv_backward(*case["arguments"]), 2, on=on)
    # The shapes alone: values are checked above.
    for each, wrt in zip(given, ("image", "kernel"), strict=True):
        expect(
            isinstance(each, np.ndarray) and each.shape == case[wrt].shape,
            Text(
                f"El gradiente de {wrt} no tiene la forma de {wrt}.",
                f"The gradient of {wrt} has not its shape.",
            ),
        )


@check(
    "conv_backward",
    points=0.25,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_conv_backward_call(submission):
    case = backward_case((6, 6), (3, 3))
    image, kernel, upstream = map(noncontiguous, case["arguments"])
    given = two_gradients(submission.conv_backward(dJ_dout=upstream, kernel=kernel, image=image))
    for each, wrt in zip(given, ("image", "kernel"), strict=True):
        expect_close(each, case[wrt], on=BY_KEYWORD, gradient=True)


@check(
    "conv_backward",
    points=0.25,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_conv_backward_kernel"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_conv_backward_untouched(submission):
    observed = submission.observe("conv_backward", *backward_case((6, 6), (3, 3))["arguments"])
    expect_untouched(observed, on=ORDINARY)
