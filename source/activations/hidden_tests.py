"""Hidden checks of the lab on activation functions.

Oracles are closed forms in float64 (NumPy and SciPy), written as (value, derivative). The largest
difference among right answers (loops, `math`, `exp`, `expm1`, `tanh`, `erf`, `ndtr`, autograd Functions)
on the inputs below was 7e-16 in float64 and 5e-7 in float32, for values and for gradients: the default
tolerances are more than ten times that. Nothing here is random but for fixed seeds.
"""

import numpy as np
import torch

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_tuple,
    expect_untouched,
    noncontiguous,
    random_upstream,
)

F32, F64 = torch.float32, torch.float64

AROUND_ZERO = Text("x a ambos lados de cero", "x on both sides of zero")
FLOAT32 = Text("un tensor float32", "a float32 tensor")
NONCONTIGUOUS = Text("una entrada que no es contigua", "an input that is not contiguous")
UNTOUCHED = Text("una llamada cualquiera", "any call")


def shape_text(shape):
    return Text(f"una entrada de forma {shape}", f"an input of shape {shape}")


# 0-d, empty and higher-dimensional inputs; the first number of each is negative.
SHAPES = [(), (0,), (3, 0), (1,), (7,), (2, 3, 4)]


def sample(shape):
    """Numbers between -3 and 3, none of them near zero."""
    size = int(np.prod(shape))
    return (np.where(np.arange(size) % 3 == 1, 0.4, -0.3) * (1 + np.arange(size) % 8)).reshape(shape)


# A grid that is not symmetric, with zero in it.
GRID = np.array([-3.7, -2.0, -1.1, -0.6, -0.25, -0.01, 0.0, 0.02, 0.3, 0.75, 1.4, 2.0, 4.1])
OFF_ZERO = GRID[GRID != 0.0].reshape(3, 4)
EXTREMES = np.array([-1000.0, -720.0, -300.0, -90.0, -40.0, 40.0, 90.0, 300.0, 720.0, 1000.0])


# Shared bodies: NumPy exercises ---------------------------------------------------------------------------------


def call_under_default_warnings(student, name, x):
    import warnings

    import numpy as np

    with np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            value = getattr(student, name)(x)
    return value, [str(each.message) for each in caught if issubclass(each.category, RuntimeWarning)]


def expect_no_warning(submission, name, oracle):
    x = np.concatenate([EXTREMES, GRID])
    on = Text("x entre -1000 y 1000", "x between -1000 and 1000")
    value, warned = expect_tuple(submission.run(call_under_default_warnings, name, x), 2, on=on)
    expect_close(value, oracle(x), on=on, hint="overflow")
    expect(
        warned == [],
        Text("Con x entre -1000 y 1000: NumPy advierte.", "With x between -1000 and 1000: NumPy warns."),
        hint="numpy_warning",
    )


def expect_any_numpy_shape(function, oracle):
    for shape in SHAPES:
        x = sample(shape)
        expect_close(function(x), np.asarray(oracle(x)), on=shape_text(shape))
    for x in (noncontiguous(sample((3, 4))), sample((4, 3)).T):
        expect_close(function(x), oracle(x), on=NONCONTIGUOUS)


def expect_numpy_untouched(submission, name, oracle):
    x = sample((4, 2))
    seen = submission.observe(name, x=x)
    expect_close(seen.value, oracle(x), on=Text("x pasado por nombre", "x passed by name"))
    expect_untouched(seen, on=UNTOUCHED, hint="argument_changed")


# Shared bodies: torch exercises -----------------------------------------------------------------------------


def tensor(values, dtype=F64):
    return torch.tensor(values, dtype=dtype)


def expect_any_shape(function, oracle):
    for shape in SHAPES:
        x = sample(shape)
        expect_close(function(tensor(x)), tensor(oracle(x)[0]), on=shape_text(shape))
    x = sample((3, 4))
    for given in (noncontiguous(tensor(x)), tensor(x.T.copy()).T):
        expect_close(function(given), tensor(oracle(x)[0]), on=NONCONTIGUOUS)


def expect_float32(function, oracle):
    expect_close(function(tensor(GRID, F32)), tensor(oracle(GRID)[0], F32), on=FLOAT32)


def expect_gradient(submission, target, x, upstream, oracle, on, **kwargs):
    found = submission.gradient(target, x, upstream=upstream, **kwargs)
    value, slope = (tensor(each, x.dtype) for each in oracle(x.double().numpy()))
    expect_close(found.value, value, on=on)
    expect(
        found.inputs[0] is not None,
        Text(
            f"Con {on.es}: no llega gradiente a la entrada.", f"With {on.en}: no gradient reaches the input."
        ),
        hint="no_gradient",
    )
    expect_close(found.inputs[0], slope * upstream, on=on, gradient=True)


def expect_gradients(submission, name, oracle, **kwargs):
    for dtype in (F64, F32):
        x = tensor(OFF_ZERO, dtype)
        upstream = random_upstream(x.shape, 17, dtype)
        on = Text(
            f"el gradiente en {dtype}".replace("torch.", ""), f"the gradient in {dtype}".replace("torch.", "")
        )
        expect_gradient(submission, name, x, upstream, oracle, on, **kwargs)


def expect_finite_extremes(submission, name, oracle, **kwargs):
    for dtype in (F64, F32):
        x = tensor(EXTREMES, dtype)
        on = Text("x entre -1000 y 1000", "x between -1000 and 1000")
        expect_gradient(submission, name, x, random_upstream(x.shape, 5, dtype), oracle, on, **kwargs)


def expect_torch_untouched(submission, name, oracle, **kwargs):
    x = sample((4, 2))
    seen = submission.observe(name, x=tensor(x), **kwargs)
    expect_close(seen.value, tensor(oracle(x)[0]), on=Text("x pasado por nombre", "x passed by name"))
    expect_untouched(seen, on=UNTOUCHED, hint="argument_changed")


# leaky_relu -------------------------------------------------------------------------------------------------


def leaky(x, slope=0.01):
    return np.where(x > 0, x, slope * x), np.where(x > 0, 1.0, slope)


@check(
    "leaky_relu",
    points=0.25,
    promises=[23],
    hint="leaky_formula",
    title=Text("valores con pendientes entre 0 y 1", "values for slopes between 0 and 1"),
)
def test_leaky_relu_values(submission):
    for slope in (0.01, 0.1, 0.3, 0.9):
        expect_close(
            submission.leaky_relu(tensor(GRID), slope),
            tensor(leaky(GRID, slope)[0]),
            on=AROUND_ZERO,
            mistakes={
                "slope_ignored": tensor(leaky(GRID)[0]),
                "plain_relu": tensor(np.maximum(GRID, 0)),
                "branches_swapped": tensor(np.where(GRID > 0, slope * GRID, GRID)),
                "leaky_slope_sign": tensor(leaky(GRID, -slope)[0]),
            },
        )


@check(
    "leaky_relu",
    points=0.125,
    promises=[24],
    hint="any_slope",
    title=Text("pendientes negativas, nula y mayores que 1", "negative slopes, zero, and slopes above 1"),
)
def test_leaky_relu_any_slope(submission):
    for slope in (-0.5, 0.0, 1.0, 2.0, 7.5):
        expect_close(
            submission.leaky_relu(tensor(GRID), slope), tensor(leaky(GRID, slope)[0]), on=AROUND_ZERO
        )


@check(
    "leaky_relu",
    points=0.125,
    promises=[1],
    hint="default_value",
    title=Text("valor por defecto y nombres de los parámetros", "default and names of the parameters"),
)
def test_leaky_relu_default_and_names(submission):
    x = tensor(GRID)
    on = Text("la pendiente por defecto", "the default slope")
    expect_close(submission.leaky_relu(x), tensor(leaky(GRID)[0]), on=on)
    on = Text("los argumentos por nombre", "arguments passed by name")
    expect_close(submission.leaky_relu(negative_slope=0.2, x=x), tensor(leaky(GRID, 0.2)[0]), on=on)


@check(
    "leaky_relu",
    points=0.125,
    promises=[4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_leaky_relu_shapes(submission):
    expect_any_shape(submission.leaky_relu, leaky)


@check(
    "leaky_relu",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_leaky_relu_float32(submission):
    expect_float32(submission.leaky_relu, leaky)


@check(
    "leaky_relu",
    points=0.125,
    promises=[9],
    hint="gradient_formula",
    title=Text("gradiente a ambos lados de cero", "gradient on both sides of zero"),
)
def test_leaky_relu_gradient(submission):
    expect_gradients(submission, "leaky_relu", lambda x: leaky(x, 0.2), negative_slope=0.2)


@check(
    "leaky_relu",
    points=0.125,
    promises=[1, 6, 7],
    hint="argument_changed",
    title=Text("la entrada queda como estaba", "the input stays as it was"),
)
def test_leaky_relu_untouched(submission):
    expect_torch_untouched(submission, "leaky_relu", leaky)
