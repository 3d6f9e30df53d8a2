"""Hidden checks of the lab on activation functions.

Oracles are closed forms in float64 (NumPy and SciPy). Among the right answers (loops, `math`, `exp`, `tanh`,
`erf`, `ndtr`, autograd Functions, forward mode) values and gradients on the inputs below differed from them
by at most 2e-15 in float64 and 1.2e-7 in float32, relative to max(1, |value|): less than a hundredth of the
tolerances. Seeds are fixed, so nothing is left to chance.
"""

import numpy as np
import torch
from scipy import special

from autograder.testing import (
    Text,
    check,
    claims,
    expect,
    expect_bool,
    expect_close,
    expect_dict,
    expect_equal,
    expect_float,
    expect_int,
    expect_list,
    expect_remote,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    noncontiguous,
    random_upstream,
)

F32, F64 = torch.float32, torch.float64

NOT_NEAR_ZERO = Text("x lejos de cero", "x far from zero")
RIGHT = Text("x a la derecha de cero", "x right of zero")
LEFT = Text("x a la izquierda de cero", "x left of zero")
AROUND_ZERO = Text("x a ambos lados de cero", "x on both sides of zero")
FAR_OUT = Text("x entre -1000 y 1000", "x between -1000 and 1000")
FLOAT32 = Text("un tensor float32", "a float32 tensor")
NONCONTIGUOUS = Text("una entrada que no es contigua", "an input that is not contiguous")
BY_NAME = Text("los argumentos por nombre", "arguments passed by name")
ANY_CALL = Text("una llamada cualquiera", "any call")
SEVERAL_CALLS = Text("varias llamadas seguidas", "several calls in a row")
BY_DEFAULT = Text("el valor por defecto", "the default value")

GRID = np.array([-3.7, -2.0, -1.1, -0.6, -0.25, -0.01, 0.0, 0.02, 0.3, 0.75, 1.4, 2.0, 4.1])
OFF_ZERO = GRID[GRID != 0.0].reshape(3, 4)  # gradients at the kink are nobody's business
FAR_RIGHT = np.array([5.5, 8.0, 12.0, 20.0, 40.0, 89.0, 90.0, 300.0, 720.0, 1000.0])
EXTREMES = np.concatenate([-FAR_RIGHT, FAR_RIGHT])
SHAPES = [(), (0,), (3, 0), (0, 3), (1,), (7,), (2, 3, 4)]

# Wider than the approximations in use (rounded constants; GELU by tanh: 5e-4, by sigmoid: 0.02): these cost
# the points for exact values and gradients, and those for shapes or side effects are kept.
COARSE = 0.03


def sample(shape):
    """Numbers of both signs (negative first) between -3 and 3.5, none of them near zero."""
    index = np.arange(int(np.prod(shape)))
    return (np.where(index % 3 == 1, 0.4, -0.3) * (1 + index % 8)).reshape(shape)


def tensor(values, dtype=F64):
    return torch.tensor(values, dtype=dtype)


def shape_text(shape):
    return Text(f"una entrada de forma {tuple(shape)}", f"an input of shape {tuple(shape)}")


# What the three NumPy exercises have in common ----------------------------------------------------------


def expect_any_array(function, oracle):
    for shape in SHAPES:
        expect_close(function(sample(shape)), np.asarray(oracle(sample(shape))), on=shape_text(shape))
    for x in (noncontiguous(sample((3, 4))), sample((4, 3)).T):
        expect_close(function(x), oracle(x), on=NONCONTIGUOUS)


def expect_limit(function, oracle, x):
    x = np.append(0.0, x)  # zero is in it because a constant has limits, too
    expect_close(function(x), oracle(x), on=FAR_OUT)


def call_under_default_settings(student, name, x):
    import warnings

    import numpy as np

    defaults = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
    with np.errstate(**defaults), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = getattr(student, name)(x)
        for extreme in (x.min(), x.max()):
            getattr(student, name)(np.array(extreme))
    return value, len([each for each in caught if issubclass(each.category, RuntimeWarning)])


def expect_no_warning(submission, name, oracle):
    x = np.concatenate([GRID, EXTREMES])
    outcome = submission.run(call_under_default_settings, name, x)
    value, warned = expect_tuple(outcome, 2, on=FAR_OUT)
    # The values at the extremes have a check of their own.
    expect_close(
        value[: len(GRID)] if isinstance(value, np.ndarray) and value.ndim else value,
        oracle(GRID),
        on=AROUND_ZERO,
        hint=f"{name}_formula",
    )
    expect_int(warned, 0, on=Text("las advertencias de NumPy", "NumPy's warnings"))


def call_again(student, name, x, y):
    """Results of a call, of another, and of a third after x changed in place: all of them kept to the end."""
    function = getattr(student, name)
    first, second = function(x), function(y)
    x += 1.0
    return first, second, function(x)


def expect_array_untouched(submission, name, oracle):
    """Also where an overflow tempts to clip x in place; the values there have a check of their own."""
    seen = submission.observe(name, x=sample((4, 2)))
    expect_close(seen.value, oracle(sample((4, 2))), on=BY_NAME, hint=f"{name}_formula")
    expect_untouched(seen, on=BY_NAME, hint="argument_changed")
    expect_untouched(submission.observe(name, x=EXTREMES), on=FAR_OUT, hint="argument_changed")
    x = sample((4, 2))
    results = expect_tuple(submission.run(call_again, name, x, -x), 3, on=SEVERAL_CALLS)
    for value, given in zip(results, (x, -x, x + 1.0), strict=True):
        expect_close(value, oracle(given), on=SEVERAL_CALLS, hint="calls_apart")


# What the torch exercises have in common: oracles give (value, derivative) -------------------------------


def expect_any_shape(function, oracle, *args, atol=None):
    for shape in SHAPES:
        x = sample(shape)
        expect_close(function(tensor(x), *args), tensor(oracle(x, *args)[0]), on=shape_text(shape), atol=atol)
    x = sample((3, 4))
    for given in (noncontiguous(tensor(x)), tensor(x.T.copy()).T):
        expect_close(function(given, *args), tensor(oracle(x, *args)[0]), on=NONCONTIGUOUS, atol=atol)


def expect_float32(function, oracle, *args):
    """Numbers without dimensions, too: there a float64 tensor of no dimensions changes the dtype."""
    for x in (GRID, *GRID[[1, -2]]):
        expect_close(function(tensor(x, F32), *args), tensor(oracle(x, *args)[0], F32), on=FLOAT32)


def expect_gradient(submission, target, x, oracle, *args, on=AROUND_ZERO):
    """Value and gradient in both dtypes, with a random upstream."""
    for dtype in (F64, F32):
        upstream = random_upstream(x.shape, 17, dtype)
        found = submission.gradient(target, tensor(x, dtype), *args, upstream=upstream)
        value, slope = oracle(x, *args)
        expect_close(found.value, tensor(value, dtype), on=on, gradient=True)
        arrived = found.inputs[0] is not None
        expect(arrived, Text("No llega gradiente a x.", "No gradient reaches x."), hint="no_gradient")
        expect_close(found.inputs[0], tensor(slope, dtype) * upstream, on=on, gradient=True)


def differentiate_together(student, name, x, y, *args):
    """Two calls and a single backward, as in a network of two layers; then a call after x changed in place.

    The upstream is that of a weighted sum of rows, which is not contiguous.
    """
    import torch

    function = getattr(student, name)
    x, y = x.clone().requires_grad_(), y.clone().requires_grad_()
    weights = torch.arange(1, 1 + x.shape[1], dtype=x.dtype, device=x.device)
    total = (function(x, *args) + 2 * function(y, *args)).sum(dim=0) @ weights
    slopes = torch.autograd.grad(total, (x, y))
    with torch.no_grad():
        x += 1.0
        return *slopes, function(x, *args)


def expect_calls_apart(submission, name, oracle, *args):
    """After the check of a single call's gradient: whoever fails here remembers the wrong call."""
    x = OFF_ZERO
    outcome = submission.run(differentiate_together, name, tensor(x), tensor(-x), *args)
    first, second, third = expect_tuple(outcome, 3, on=SEVERAL_CALLS)
    weights = np.arange(1.0, 5.0)
    for found, expected in (
        (first, weights * oracle(x, *args)[1]),
        (second, 2 * weights * oracle(-x, *args)[1]),
        (third, oracle(x + 1.0, *args)[0]),
    ):
        expect_close(found, tensor(expected), on=SEVERAL_CALLS, gradient=True, hint="calls_apart")


def expect_tensor_untouched(submission, name, oracle, *args, atol=None):
    """Names of further arguments have a check of their own."""
    x = sample((4, 2))
    seen = submission.observe(name, tensor(x), *args) if args else submission.observe(name, x=tensor(x))
    expect_close(seen.value, tensor(oracle(x, *args)[0]), on=ANY_CALL, atol=atol, hint=f"{name}_formula")
    expect_untouched(seen, on=ANY_CALL, hint="argument_changed")
    expect_untouched(submission.observe(name, tensor(EXTREMES), *args), on=FAR_OUT, hint="argument_changed")


def number(value, on):
    """A number, in whatever wrapping: that it is a float has a check of its own."""
    if isinstance(value, torch.Tensor):
        value = value.detach().numpy()
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(())[()]
    is_number = isinstance(value, int | float | np.integer | np.floating | np.bool_)
    expect(is_number, Text(f"Con {on.es}: se esperaba un número.", f"With {on.en}: a number was expected."))
    return float(value)


# logistic_sigmoid ------------------------------------------------------------------------------------------


@check(
    "logistic_sigmoid",
    points=0.375,
    promises=[2, 11],
    hint="logistic_sigmoid_formula",
    title=Text("valores cerca de cero", "values near zero"),
)
def test_logistic_sigmoid_values(submission):
    expect_close(
        submission.logistic_sigmoid(GRID),
        special.expit(GRID),
        on=AROUND_ZERO,
        mistakes={
            "exponent_sign": special.expit(-GRID),
            "range_of_tanh": np.tanh(GRID / 2),
            "scale_of_tanh": special.expit(2 * GRID),
        },
    )


@check(
    "logistic_sigmoid",
    points=0.125,
    promises=[12],
    hint="overflow",
    title=Text("límite a la izquierda, hasta -1000", "limit on the left, down to -1000"),
)
def test_logistic_sigmoid_left_limit(submission):
    expect_limit(submission.logistic_sigmoid, special.expit, -FAR_RIGHT)


@check(
    "logistic_sigmoid",
    points=0.125,
    promises=[12],
    hint="overflow",
    title=Text("límite a la derecha, hasta 1000", "limit on the right, up to 1000"),
)
def test_logistic_sigmoid_right_limit(submission):
    expect_limit(submission.logistic_sigmoid, special.expit, FAR_RIGHT)


@check(
    "logistic_sigmoid",
    points=0.125,
    promises=[13],
    hint="numpy_warning",
    title=Text("sin advertencias de NumPy", "no warning from NumPy"),
)
def test_logistic_sigmoid_no_warning(submission):
    expect_no_warning(submission, "logistic_sigmoid", special.expit)


@check(
    "logistic_sigmoid",
    points=0.125,
    promises=[2, 4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_logistic_sigmoid_shapes(submission):
    expect_any_array(submission.logistic_sigmoid, special.expit)


@check(
    "logistic_sigmoid",
    points=0.125,
    promises=[1, 6, 7, 11],
    hint="signature",
    title=Text("x por nombre, y queda como estaba", "x by name, and it stays as it was"),
)
def test_logistic_sigmoid_untouched(submission):
    expect_array_untouched(submission, "logistic_sigmoid", special.expit)


# bipolar_sigmoid -------------------------------------------------------------------------------------------


def bipolar(x):
    return np.tanh(x / 2)


@check(
    "bipolar_sigmoid",
    points=0.375,
    promises=[2, 15],
    hint="bipolar_sigmoid_formula",
    title=Text("valores cerca de cero", "values near zero"),
)
def test_bipolar_sigmoid_values(submission):
    expect_close(
        submission.bipolar_sigmoid(GRID),
        bipolar(GRID),
        on=AROUND_ZERO,
        mistakes={
            "exponent_sign": bipolar(-GRID),
            "range_of_logistic": special.expit(GRID),
            "scale_of_tanh": np.tanh(GRID),
        },
    )


@check(
    "bipolar_sigmoid",
    points=0.125,
    promises=[16],
    hint="overflow_both",
    title=Text("límite a la izquierda, hasta -1000", "limit on the left, down to -1000"),
)
def test_bipolar_sigmoid_left_limit(submission):
    expect_limit(submission.bipolar_sigmoid, bipolar, -FAR_RIGHT)


@check(
    "bipolar_sigmoid",
    points=0.125,
    promises=[16],
    hint="overflow_both",
    title=Text("límite a la derecha, hasta 1000", "limit on the right, up to 1000"),
)
def test_bipolar_sigmoid_right_limit(submission):
    expect_limit(submission.bipolar_sigmoid, bipolar, FAR_RIGHT)


@check(
    "bipolar_sigmoid",
    points=0.125,
    promises=[17],
    hint="numpy_warning",
    title=Text("sin advertencias de NumPy", "no warning from NumPy"),
)
def test_bipolar_sigmoid_no_warning(submission):
    expect_no_warning(submission, "bipolar_sigmoid", bipolar)


@check(
    "bipolar_sigmoid",
    points=0.125,
    promises=[2, 4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_bipolar_sigmoid_shapes(submission):
    expect_any_array(submission.bipolar_sigmoid, bipolar)


@check(
    "bipolar_sigmoid",
    points=0.125,
    promises=[1, 6, 7, 15],
    hint="signature",
    title=Text("x por nombre, y queda como estaba", "x by name, and it stays as it was"),
)
def test_bipolar_sigmoid_untouched(submission):
    expect_array_untouched(submission, "bipolar_sigmoid", bipolar)


# hyperbolic_tangent ----------------------------------------------------------------------------------------


@check(
    "hyperbolic_tangent",
    points=0.375,
    promises=[2, 19],
    hint="hyperbolic_tangent_formula",
    title=Text("valores cerca de cero", "values near zero"),
)
def test_hyperbolic_tangent_values(submission):
    expect_close(
        submission.hyperbolic_tangent(GRID),
        np.tanh(GRID),
        on=AROUND_ZERO,
        mistakes={
            "exponent_sign": np.tanh(-GRID),
            "range_of_logistic": special.expit(2 * GRID),
            "tanh_needs_two": np.tanh(GRID / 2),
        },
    )


@check(
    "hyperbolic_tangent",
    points=0.125,
    promises=[20],
    hint="overflow_both",
    title=Text("límite a la izquierda, hasta -1000", "limit on the left, down to -1000"),
)
def test_hyperbolic_tangent_left_limit(submission):
    expect_limit(submission.hyperbolic_tangent, np.tanh, -FAR_RIGHT)


@check(
    "hyperbolic_tangent",
    points=0.125,
    promises=[20],
    hint="overflow_both",
    title=Text("límite a la derecha, hasta 1000", "limit on the right, up to 1000"),
)
def test_hyperbolic_tangent_right_limit(submission):
    expect_limit(submission.hyperbolic_tangent, np.tanh, FAR_RIGHT)


@check(
    "hyperbolic_tangent",
    points=0.125,
    promises=[21],
    hint="numpy_warning",
    title=Text("sin advertencias de NumPy", "no warning from NumPy"),
)
def test_hyperbolic_tangent_no_warning(submission):
    expect_no_warning(submission, "hyperbolic_tangent", np.tanh)


@check(
    "hyperbolic_tangent",
    points=0.125,
    promises=[2, 4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_hyperbolic_tangent_shapes(submission):
    expect_any_array(submission.hyperbolic_tangent, np.tanh)


@check(
    "hyperbolic_tangent",
    points=0.125,
    promises=[1, 6, 7, 19],
    hint="signature",
    title=Text("x por nombre, y queda como estaba", "x by name, and it stays as it was"),
)
def test_hyperbolic_tangent_untouched(submission):
    expect_array_untouched(submission, "hyperbolic_tangent", np.tanh)


# leaky_relu ------------------------------------------------------------------------------------------------


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
    for slope in (0.01, 0.1, 1 / 3, 0.9):
        expect_close(
            submission.leaky_relu(tensor(GRID), slope),
            tensor(leaky(GRID, slope)[0]),
            on=AROUND_ZERO,
            mistakes={
                "slope_ignored": tensor(leaky(GRID)[0]),
                "plain_relu": tensor(np.maximum(GRID, 0)),
                "branches_swapped": tensor(np.where(GRID > 0, slope * GRID, GRID)),
                "negative_sign": tensor(leaky(GRID, -slope)[0]),
            },
        )


@check(
    "leaky_relu",
    points=0.0625,
    promises=[24],
    hint="zero_slope",
    title=Text("pendiente cero", "slope zero"),
)
def test_leaky_relu_zero_slope(submission):
    value = submission.leaky_relu(tensor(GRID), 0.0)
    expect_close(value, tensor(leaky(GRID, 0.0)[0]), on=AROUND_ZERO)


@check(
    "leaky_relu",
    points=0.0625,
    promises=[24],
    hint="any_slope",
    title=Text("pendientes negativas y desde 1", "negative slopes, and slopes from 1"),
)
def test_leaky_relu_any_slope(submission):
    for slope in (-0.5, -2.0, 1.0, 2.0, 7.5):
        value = submission.leaky_relu(tensor(GRID), slope)
        expect_close(value, tensor(leaky(GRID, slope)[0]), on=AROUND_ZERO)


@check(
    "leaky_relu",
    points=0.125,
    promises=[1],
    hint="signature",
    title=Text("valor por defecto y nombres", "default value and names"),
)
def test_leaky_relu_signature(submission):
    x = tensor(GRID)
    expect_close(submission.leaky_relu(x), tensor(leaky(GRID)[0]), on=BY_DEFAULT)
    expect_close(submission.leaky_relu(negative_slope=0.2, x=x), tensor(leaky(GRID, 0.2)[0]), on=BY_NAME)


@check(
    "leaky_relu",
    points=0.125,
    promises=[4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_leaky_relu_shapes(submission):
    expect_any_shape(submission.leaky_relu, leaky, 0.01)


@check(
    "leaky_relu",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_leaky_relu_float32(submission):
    expect_float32(submission.leaky_relu, leaky, 0.01)


@check(
    "leaky_relu",
    points=0.125,
    promises=[9, 23],
    hint="gradient_formula",
    title=Text("gradiente a ambos lados de cero", "gradient on both sides of zero"),
)
def test_leaky_relu_gradient(submission):
    expect_gradient(submission, "leaky_relu", OFF_ZERO, leaky, 0.2)
    expect_calls_apart(submission, "leaky_relu", leaky, 0.2)


@check(
    "leaky_relu",
    points=0.125,
    promises=[6, 7],
    hint="argument_changed",
    title=Text("x queda como estaba", "x stays as it was"),
)
def test_leaky_relu_untouched(submission):
    expect_tensor_untouched(submission, "leaky_relu", leaky, 0.01)


# elu -------------------------------------------------------------------------------------------------------


def elu(x, alpha=1.0):
    left = np.minimum(x, 0)
    return np.where(x > 0, x, alpha * np.expm1(left)), np.where(x > 0, 1.0, alpha * np.exp(left))


@check(
    "elu",
    points=0.25,
    promises=[26],
    hint="elu_formula",
    title=Text("valores con α entre 0 y 1", "values for α between 0 and 1"),
)
def test_elu_values(submission):
    for alpha in (1.0, 0.8, 0.3):
        expect_close(
            submission.elu(tensor(GRID), alpha),
            tensor(elu(GRID, alpha)[0]),
            on=AROUND_ZERO,
            mistakes={
                "alpha_ignored": tensor(elu(GRID)[0]),
                "minus_one_forgotten": tensor(np.where(GRID > 0, GRID, alpha * np.exp(GRID))),
                "minus_one_outside": tensor(np.where(GRID > 0, GRID, alpha * np.exp(GRID) - 1)),
                "alpha_in_exponent": tensor(np.where(GRID > 0, GRID, np.expm1(alpha * GRID))),
                "alpha_everywhere": tensor(alpha * elu(GRID)[0]),
            },
        )


@check(
    "elu",
    points=0.0625,
    promises=[27],
    hint="negative_alpha",
    title=Text("α negativo o cero", "α negative or zero"),
)
def test_elu_negative_alpha(submission):
    for alpha in (-0.7, -3.0, 0.0):
        expect_close(submission.elu(tensor(GRID), alpha), tensor(elu(GRID, alpha)[0]), on=AROUND_ZERO)


@check(
    "elu",
    points=0.0625,
    promises=[27],
    hint="any_alpha",
    title=Text("α mayor que 1", "α above 1"),
)
def test_elu_large_alpha(submission):
    for alpha in (1.9, 6.0):
        expect_close(submission.elu(tensor(GRID), alpha), tensor(elu(GRID, alpha)[0]), on=AROUND_ZERO)


@check(
    "elu",
    points=0.0625,
    promises=[1],
    hint="signature",
    title=Text("valor por defecto y nombres", "default value and names"),
)
def test_elu_signature(submission):
    x = tensor(GRID)
    expect_close(submission.elu(x), tensor(elu(GRID)[0]), on=BY_DEFAULT)
    expect_close(submission.elu(alpha=0.6, x=x), tensor(elu(GRID, 0.6)[0]), on=BY_NAME)


@check(
    "elu",
    points=0.125,
    promises=[4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_elu_shapes(submission):
    expect_any_shape(submission.elu, elu, 1.0)


@check(
    "elu",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_elu_float32(submission):
    expect_float32(submission.elu, elu, 1.0)


@check(
    "elu",
    points=0.125,
    promises=[9, 26],
    hint="gradient_formula",
    title=Text("gradiente a ambos lados de cero", "gradient on both sides of zero"),
)
def test_elu_gradient(submission):
    expect_gradient(submission, "elu", OFF_ZERO, elu, 0.7)
    expect_calls_apart(submission, "elu", elu, 0.7)


@check(
    "elu",
    points=0.125,
    promises=[28],
    hint="branch_overflows",
    title=Text("valor y gradiente hasta ±1000", "value and gradient up to ±1000"),
)
def test_elu_far_out(submission):
    expect_gradient(submission, "elu", EXTREMES, elu, 1.0, on=FAR_OUT)


@check(
    "elu",
    points=0.0625,
    promises=[6, 7],
    hint="argument_changed",
    title=Text("x queda como estaba", "x stays as it was"),
)
def test_elu_untouched(submission):
    expect_tensor_untouched(submission, "elu", elu, 1.0)


# selu ------------------------------------------------------------------------------------------------------


LAMBDA, ALPHA = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717


def selu(x, scale=LAMBDA, alpha=ALPHA):
    value, slope = elu(x, alpha)
    return scale * value, scale * slope


@check(
    "selu",
    points=0.0625,
    promises=[30],
    hint="selu_formula",
    title=Text("la rama derecha", "the right branch"),
)
def test_selu_right_branch(submission):
    x = np.array([0.5, 2.0, 5.0])
    mistakes = {"lambda_forgotten": tensor(x), "constants_swapped": tensor(ALPHA * x)}
    expect_close(submission.selu(tensor(x)), tensor(LAMBDA * x), on=RIGHT, atol=COARSE, mistakes=mistakes)


@check(
    "selu",
    points=0.0625,
    promises=[30],
    hint="selu_formula",
    title=Text("la rama izquierda", "the left branch"),
)
def test_selu_left_branch(submission):
    x = np.array([-5.0, -2.0, -0.5])
    mistakes = {
        "lambda_missing_left": tensor(elu(x, ALPHA)[0]),
        "alpha_forgotten": tensor(selu(x, alpha=1.0)[0]),
        "minus_one_forgotten": tensor(LAMBDA * ALPHA * np.exp(x)),
    }
    expect_close(submission.selu(tensor(x)), tensor(selu(x)[0]), on=LEFT, atol=COARSE, mistakes=mistakes)


@check(
    "selu",
    points=0.125,
    promises=[30],
    hint="selu_digits",
    title=Text("valores con todas las cifras de λ y α", "values with all digits of λ and α"),
)
def test_selu_values(submission):
    expect_close(submission.selu(tensor(GRID)), tensor(selu(GRID)[0]), on=AROUND_ZERO)


@check(
    "selu",
    points=0.125,
    promises=[4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_selu_shapes(submission):
    expect_any_shape(submission.selu, selu, atol=COARSE)


@check(
    "selu",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_selu_float32(submission):
    expect_float32(submission.selu, selu)


@check(
    "selu",
    points=0.25,
    promises=[9, 30],
    hint="gradient_formula",
    title=Text("gradiente a ambos lados de cero", "gradient on both sides of zero"),
)
def test_selu_gradient(submission):
    expect_gradient(submission, "selu", OFF_ZERO, selu)
    expect_calls_apart(submission, "selu", selu)


@check(
    "selu",
    points=0.125,
    promises=[31],
    hint="branch_overflows",
    title=Text("valor y gradiente hasta ±1000", "value and gradient up to ±1000"),
)
def test_selu_far_out(submission):
    expect_gradient(submission, "selu", EXTREMES, selu, on=FAR_OUT)


@check(
    "selu",
    points=0.125,
    promises=[1, 6, 7],
    hint="signature",
    title=Text("x por nombre, y queda como estaba", "x by name, and it stays as it was"),
)
def test_selu_untouched(submission):
    expect_tensor_untouched(submission, "selu", selu, atol=COARSE)


# gelu ------------------------------------------------------------------------------------------------------


def gelu(x):
    cdf, density = special.ndtr(x), np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
    return x * cdf, cdf + x * density


@check(
    "gelu",
    points=0.125,
    promises=[33],
    hint="gelu_tails",
    title=Text("lejos de cero: casi x o casi 0", "far from zero: nearly x or nearly 0"),
)
def test_gelu_tails(submission):
    x = np.array([-9.0, -6.0, 4.0, 6.0, 9.0])
    mistakes = {
        "gelu_half": tensor(2 * gelu(x)[0]),
        "gelu_is_cdf": tensor(special.ndtr(x)),
        "gelu_density": tensor(0 * x),
    }
    expect_close(
        submission.gelu(tensor(x)), tensor(gelu(x)[0]), on=NOT_NEAR_ZERO, atol=COARSE, mistakes=mistakes
    )


@check(
    "gelu",
    points=0.125,
    promises=[33],
    hint="gelu_formula",
    title=Text("la forma de la curva cerca de cero", "the shape of the curve near zero"),
)
def test_gelu_curve(submission):
    expect_close(
        submission.gelu(tensor(GRID)),
        tensor(gelu(GRID)[0]),
        on=AROUND_ZERO,
        atol=0.01,
        mistakes={
            "gelu_is_cdf": tensor(special.ndtr(GRID)),
            "gelu_density": tensor(GRID * np.exp(-(GRID**2) / 2) / np.sqrt(2 * np.pi)),
            "gelu_erf_scale": tensor(GRID * (1 + special.erf(GRID)) / 2),
            "gelu_half": tensor(GRID * (1 + special.erf(GRID / np.sqrt(2)))),
        },
    )


@check(
    "gelu",
    points=0.25,
    promises=[3, 33],
    hint="gelu_inexact",
    title=Text("valores exactos", "exact values"),
)
def test_gelu_values(submission):
    # Where a detour through float32 shows most, and where Φ is small but not yet zero.
    x = np.concatenate([GRID, np.linspace(-3.5, -1.5, 41), [-5.2, -4.6]])
    cubic = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    expect_close(
        submission.gelu(tensor(x)),
        tensor(gelu(x)[0]),
        on=AROUND_ZERO,
        mistakes={
            "gelu_tanh": tensor(0.5 * x * (1 + np.tanh(cubic))),
            "gelu_sigmoid": tensor(x * special.expit(1.702 * x)),
        },
    )


@check(
    "gelu",
    points=0.125,
    promises=[4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_gelu_shapes(submission):
    expect_any_shape(submission.gelu, gelu, atol=COARSE)


@check(
    "gelu",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_gelu_float32(submission):
    expect_float32(submission.gelu, gelu)


@check(
    "gelu",
    points=0.125,
    promises=[9],
    hint="gradient_formula",
    title=Text("gradiente a ambos lados de cero", "gradient on both sides of zero"),
)
def test_gelu_gradient(submission):
    expect_gradient(submission, "gelu", OFF_ZERO, gelu)
    expect_calls_apart(submission, "gelu", gelu)


@check(
    "gelu",
    points=0.125,
    promises=[1, 6, 7],
    hint="signature",
    title=Text("x por nombre, y queda como estaba", "x by name, and it stays as it was"),
)
def test_gelu_untouched(submission):
    expect_tensor_untouched(submission, "gelu", gelu, atol=COARSE)


# silu ------------------------------------------------------------------------------------------------------


def silu(x):
    sigmoid = special.expit(x)
    return x * sigmoid, sigmoid + x * sigmoid * special.expit(-x)


@check(
    "silu",
    points=0.25,
    promises=[35],
    hint="silu_formula",
    title=Text("valores cerca de cero", "values near zero"),
)
def test_silu_values(submission):
    expect_close(
        submission.silu(tensor(GRID)),
        tensor(silu(GRID)[0]),
        on=AROUND_ZERO,
        mistakes={
            "silu_is_sigmoid": tensor(special.expit(GRID)),
            "silu_sign": tensor(GRID * special.expit(-GRID)),
            "silu_is_gelu": tensor(gelu(GRID)[0]),
            "silu_scaled": tensor(GRID * special.expit(1.702 * GRID)),
            "silu_tanh": tensor(GRID * np.tanh(GRID)),
        },
    )


@check(
    "silu",
    points=0.125,
    promises=[4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_silu_shapes(submission):
    expect_any_shape(submission.silu, silu)


@check(
    "silu",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_silu_float32(submission):
    expect_float32(submission.silu, silu)


@check(
    "silu",
    points=0.25,
    promises=[9, 35],
    hint="gradient_formula",
    title=Text("gradiente a ambos lados de cero", "gradient on both sides of zero"),
)
def test_silu_gradient(submission):
    expect_gradient(submission, "silu", OFF_ZERO, silu)
    expect_calls_apart(submission, "silu", silu)


@check(
    "silu",
    points=0.125,
    promises=[36],
    hint="branch_overflows",
    title=Text("valor y gradiente hasta ±1000", "value and gradient up to ±1000"),
)
def test_silu_far_out(submission):
    expect_gradient(submission, "silu", EXTREMES, silu, on=FAR_OUT)


@check(
    "silu",
    points=0.125,
    promises=[1, 6, 7],
    hint="signature",
    title=Text("x por nombre, y queda como estaba", "x by name, and it stays as it was"),
)
def test_silu_untouched(submission):
    expect_tensor_untouched(submission, "silu", silu)


# PReLU ----------------------------------------------------------------------------------------------------

CHANNEL_WEIGHTS = (0.3, 0.05, 0.6)
PARAMETERS = Text("los parámetros del módulo", "the module's parameters")


def prelu(x, weight):
    """Weights along dimension 1, or one weight for all."""
    weight = np.asarray(weight, dtype=np.float64)
    weight = weight.reshape(-1, *[1] * (x.ndim - 2)) if weight.size > 1 else weight.reshape(())
    return np.where(x > 0, x, weight * x), np.where(x > 0, 1.0, weight)


def new_prelu(student, like, *args, **kwargs):
    return student.PReLU(*args, **kwargs).to(like)


def loaded_prelu(student, weight):
    import torch

    module = student.PReLU(len(weight)).to(weight)
    with torch.no_grad():
        module.weight.copy_(weight)
    return module


def parameters_of(student, module):
    return [(name, each.detach()) for name, each in module.named_parameters()]


def outputs_after_sgd(student, module, x, upstream, rate):
    import torch

    optimizer = torch.optim.SGD(module.parameters(), lr=rate)
    optimizer.zero_grad()
    (module(x) * upstream).sum().backward()
    optimizer.step()
    return module(x).detach()


def prelu_with(submission, weight, dtype=F64):
    made = submission.run(loaded_prelu, tensor(weight, dtype))
    return expect_remote(made, "module", on=Text("PReLU(…)", "PReLU(…)"))


def weight_slope(x, upstream, weight):
    """Gradient for the weights: the sum of `upstream * x` over the negative inputs of each channel."""
    through = np.where(x > 0, 0.0, x) * upstream
    return (
        through.sum().reshape(1)
        if len(weight) == 1
        else np.moveaxis(through, 1, 0).reshape(len(weight), -1).sum(1)
    )


@check(
    "PReLU",
    points=0.25,
    promises=[38, 39],
    hint="prelu_parameter",
    title=Text("un solo parámetro, weight, lleno de init", "one parameter, weight, filled with init"),
)
def test_prelu_parameter(submission):
    for arguments, expected in (
        ((), [0.25]),
        ((3, -0.5), [-0.5] * 3),
        ((4, 1.5), [1.5] * 4),
        ((1, 0.0), [0.0]),
    ):
        on = Text(f"PReLU{arguments}", f"PReLU{arguments}")
        module = expect_remote(submission.run(new_prelu, tensor(0.0, F32), *arguments), "module", on=on)
        found = expect_list(submission.run(parameters_of, module), 1, on=PARAMETERS)
        name, value = expect_tuple(found[0], 2, on=PARAMETERS)
        expect_equal(name, "weight", on=PARAMETERS)
        expect_close(value, tensor(expected, F32), on=on, hint="prelu_init")


@check(
    "PReLU",
    points=0.125,
    promises=[1],
    hint="signature",
    title=Text("valores por defecto y nombres", "default values and names"),
)
def test_prelu_signature(submission):
    x = tensor(sample((4, 2)))
    for given, weight in (({}, 0.25), ({"init": 0.75}, 0.75), ({"init": 0.5, "num_parameters": 2}, 0.5)):
        module = submission.run(new_prelu, x, **given)
        expect_remote(module, "module", on=BY_NAME)
        expect_close(module(x), tensor(prelu(sample((4, 2)), [weight])[0]), on=BY_NAME)


@check(
    "PReLU",
    points=0.25,
    promises=[4, 5, 40],
    hint="prelu_one_for_all",
    title=Text("un parámetro para todos los elementos", "one parameter for all elements"),
)
def test_prelu_one_parameter(submission):
    expect_any_shape(prelu_with(submission, [0.15]), lambda x: prelu(x, [0.15]))


def expect_channels(submission, shapes):
    module = prelu_with(submission, CHANNEL_WEIGHTS)
    for shape in shapes:
        x = sample(shape)
        last = np.where(x > 0, x, np.array(CHANNEL_WEIGHTS) * x) if shape[-1] == 3 else x
        mistakes = {"prelu_last_dimension": tensor(last)}
        expected = tensor(prelu(x, CHANNEL_WEIGHTS)[0])
        expect_close(module(tensor(x)), expected, on=shape_text(shape), mistakes=mistakes)
        if x.size:
            expect_close(module(noncontiguous(tensor(x))), expected, on=NONCONTIGUOUS)


@check(
    "PReLU",
    points=0.125,
    promises=[5, 41],
    hint="prelu_channels",
    title=Text("un parámetro por canal: (N, C)", "one parameter per channel: (N, C)"),
)
def test_prelu_channels_of_vectors(submission):
    expect_channels(submission, [(4, 3), (3, 3), (1, 3), (0, 3)])


@check(
    "PReLU",
    points=0.0625,
    promises=[5, 41],
    hint="prelu_channels",
    title=Text("un parámetro por canal: (N, C, L)", "one parameter per channel: (N, C, L)"),
)
def test_prelu_channels_of_signals(submission):
    expect_channels(submission, [(2, 3, 5), (3, 3, 3), (3, 3, 1)])


@check(
    "PReLU",
    points=0.0625,
    promises=[5, 41],
    hint="prelu_channels",
    title=Text("un parámetro por canal: (N, C, H, W)", "one parameter per channel: (N, C, H, W)"),
)
def test_prelu_channels_of_images(submission):
    expect_channels(submission, [(2, 3, 4, 2), (3, 3, 1, 3), (1, 3, 3, 3)])


def expect_weights(submission, *weights):
    for weight in weights:
        x = sample((4, 3))
        expect_close(prelu_with(submission, weight)(tensor(x)), tensor(prelu(x, weight)[0]), on=AROUND_ZERO)


@check(
    "PReLU",
    points=0.0625,
    promises=[43],
    hint="prelu_any_weight",
    title=Text("pesos negativos o cero", "weights that are negative or zero"),
)
def test_prelu_negative_weight(submission):
    expect_weights(submission, [-0.5], [0.0], [-1.5, 0.0, -0.2])


@check(
    "PReLU",
    points=0.0625,
    promises=[43],
    hint="prelu_any_weight",
    title=Text("pesos desde 1", "weights from 1"),
)
def test_prelu_large_weight(submission):
    expect_weights(submission, [1.0], [2.5], [3.0, 1.0, 12.0])


@check(
    "PReLU",
    points=0.25,
    promises=[8, 42],
    hint="prelu_errors",
    title=Text("ValueError cuando los canales no calzan", "ValueError when the channels do not fit"),
)
def test_prelu_errors(submission):
    one, two = prelu_with(submission, [0.1]), prelu_with(submission, CHANNEL_WEIGHTS[:2])
    three = prelu_with(submission, CHANNEL_WEIGHTS)

    def inputs(module, *shapes):
        return [(module, tensor(sample(shape))) for shape in shapes]

    expect_value_error(
        lambda module, x: module(x),
        bad=inputs(three, (), (3,), (4,), (2, 4), (3, 2), (2, 1), (0, 2), (4, 2, 3), (3, 1, 5), (2, 4, 3, 3))
        + inputs(two, (), (2,), (2, 1), (2, 3, 2)),
        good=inputs(three, (2, 3), (1, 3, 4), (5, 3, 1, 2))
        + inputs(two, (3, 2))
        + inputs(one, (), (3,), (2, 4), (4, 2, 3)),
        on=Text("entradas cuya dimensión 1 no es C", "inputs whose dimension 1 is not C"),
    )


@check(
    "PReLU",
    points=0.125,
    promises=[9, 44],
    hint="prelu_input_gradient",
    title=Text("el gradiente llega a la entrada", "the gradient reaches the input"),
)
def test_prelu_input_gradient(submission):
    for weight in ([0.2], CHANNEL_WEIGHTS):
        for dtype in (F64, F32):
            x, upstream = sample((4, 3, 2)), random_upstream((4, 3, 2), 23, dtype)
            found = submission.gradient(
                prelu_with(submission, weight, dtype), tensor(x, dtype), upstream=upstream
            )
            arrived = found.inputs[0] is not None
            expect(arrived, Text("No llega gradiente a la entrada.", "No gradient reaches the input."))
            expected = tensor(prelu(x, weight)[1] + 0 * x, dtype) * upstream
            expect_close(found.inputs[0], expected, on=AROUND_ZERO, gradient=True)


@check(
    "PReLU",
    points=0.25,
    promises=[9, 45],
    hint="prelu_weight_gradient",
    title=Text("el gradiente llega a weight", "the gradient reaches weight"),
)
def test_prelu_weight_gradient(submission):
    for weight in ([0.2], CHANNEL_WEIGHTS):
        x, upstream = sample((4, 3, 2)), random_upstream((4, 3, 2), 29)
        module = prelu_with(submission, weight)
        found = submission.gradient(module, tensor(x), upstream=upstream, parameters=["weight"])
        arrived = found.parameters.get("weight")
        slope = weight_slope(x, upstream.numpy(), weight)
        expect(arrived is not None, Text("No llega gradiente a weight.", "No gradient reaches weight."))
        expect_close(
            arrived, tensor(slope), on=Text("el gradiente de weight", "the gradient of weight"), gradient=True
        )
        # A gradient can be claimed; a step of SGD that changes the outputs cannot.
        after = submission.run(outputs_after_sgd, module, tensor(x), upstream, 0.01)
        on = Text("un paso de SGD", "one step of SGD")
        expect_close(after, tensor(prelu(x, weight - 0.01 * slope)[0]), on=on, gradient=True)


@check(
    "PReLU",
    points=0.125,
    promises=[3],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_prelu_float32(submission):
    for weight, shape in (([0.35], (2, 3, 4)), (CHANNEL_WEIGHTS, (2, 3, 4)), ([0.35], ())):
        x = sample(shape)
        value = prelu_with(submission, weight, F32)(tensor(x, F32))
        expect_close(value, tensor(prelu(x, weight)[0], F32), on=FLOAT32)


@check(
    "PReLU",
    points=0.25,
    promises=[6, 7],
    hint="argument_changed",
    title=Text("la entrada queda como estaba", "the input stays as it was"),
)
def test_prelu_untouched(submission):
    for weight in ([0.35], CHANNEL_WEIGHTS):
        x = sample((2, 3, 4))
        seen = submission.observe(prelu_with(submission, weight), tensor(x))
        on = Text("una llamada cualquiera", "any call")
        expect_close(seen.value, tensor(prelu(x, weight)[0]), on=on)
        expect_untouched(seen, on=on)


# activation_gradient --------------------------------------------------------------------------------------


def rising(z):
    return z**3 / 3 + 2 * z


def wavy(z):
    return 2 * z**3 - 5 * z


def rectified(z):
    return z.clamp(min=0)


def rounded_straight_through(z):
    return 3 * z + (z.round() - z).detach()


def frozen_factor(z):
    return z * (z * z).detach()


@check(
    "activation_gradient",
    points=0.125,
    promises=[47],
    hint="derivative_not_value",
    title=Text("derivadas de funciones que suben", "derivatives of functions that rise"),
)
def test_activation_gradient_of_rising(submission):
    x = OFF_ZERO.ravel()
    for f, slope in ((torch.tanh, 1 - np.tanh(x) ** 2), (rising, x**2 + 2), (rectified, (x > 0) * 1.0)):
        expect_close(
            submission.activation_gradient(f, tensor(x)),
            tensor(slope),
            on=AROUND_ZERO,
            gradient=True,
            mistakes={
                "gradient_of_mean": tensor(slope / x.size),
                "gradients_summed": tensor(np.full_like(x, slope.sum())),
            },
        )
    # At 0 these functions are 0, and their slopes are not.
    for f, slope in ((torch.tanh, 1.0), (rising, 2.0)):
        value = submission.activation_gradient(f, tensor([0.0]))
        expect_close(value, tensor([slope]), on=Text("x = 0", "x = 0"), gradient=True)


@check(
    "activation_gradient",
    points=0.125,
    promises=[47],
    hint="derivative_not_value",
    title=Text("derivadas negativas", "negative derivatives"),
)
def test_activation_gradient_signs(submission):
    x = OFF_ZERO.ravel()
    for f, slope in ((torch.cos, -np.sin(x)), (wavy, 6 * x**2 - 5), (torch.abs, np.sign(x))):
        expect_close(
            submission.activation_gradient(f, tensor(x)),
            tensor(slope),
            on=AROUND_ZERO,
            gradient=True,
            mistakes={"derivative_sign": tensor(np.abs(slope))},
        )


@check(
    "activation_gradient",
    points=0.125,
    promises=[48],
    hint="autograd_not_differences",
    title=Text("la derivada que da autograd", "the derivative that autograd gives"),
)
def test_activation_gradient_is_autograd(submission):
    x = OFF_ZERO.ravel()
    on = Text("una función que usa detach", "a function that uses detach")
    for f, slope in ((rounded_straight_through, np.full_like(x, 3.0)), (frozen_factor, x**2)):
        expect_close(submission.activation_gradient(f, tensor(x)), tensor(slope), on=on, gradient=True)


def expect_rising_slope(submission, x, on):
    slope = tensor(x.double().numpy().copy() ** 2 + 2, x.dtype)
    return expect_close(submission.activation_gradient(rising, x), slope, on=on, gradient=True)


@check(
    "activation_gradient",
    points=0.125,
    promises=[4, 5, 49],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_activation_gradient_shapes(submission):
    for shape in [(), (1,), (7,), (2, 3, 4)]:
        expect_rising_slope(submission, tensor(sample(shape)), shape_text(shape))
    for x in (noncontiguous(tensor(sample((3, 4)))), tensor(sample((4, 3))).T):
        expect_rising_slope(submission, x, NONCONTIGUOUS)


@check(
    "activation_gradient",
    points=0.125,
    promises=[3, 49],
    hint="dtype_kept",
    title=Text("float32 entra, float32 sale", "float32 in, float32 out"),
)
def test_activation_gradient_float32(submission):
    for x in (OFF_ZERO, 1.25):
        expect_rising_slope(submission, tensor(x, F32), FLOAT32)


@check(
    "activation_gradient",
    points=0.125,
    promises=[50],
    hint="not_detached",
    title=Text("el resultado está separado del grafo", "the result is detached"),
)
def test_activation_gradient_detached(submission):
    value = expect_rising_slope(submission, tensor(OFF_ZERO), AROUND_ZERO)
    text = Text("El resultado todavía pide gradientes.", "The result still requires gradients.")
    expect(not claims(value).requires_grad, text)


@check(
    "activation_gradient",
    points=0.25,
    promises=[1, 6, 7, 51],
    hint="x_left_marked",
    title=Text("x queda como estaba", "x stays as it was"),
)
def test_activation_gradient_untouched(submission):
    seen = submission.observe("activation_gradient", x=tensor(OFF_ZERO), f=rising)
    expect_close(seen.value, tensor(OFF_ZERO**2 + 2), on=BY_NAME, gradient=True)
    expect_untouched(seen, on=BY_NAME)


# dead_unit_fraction ---------------------------------------------------------------------------------------

# Six samples of eight units. CLEAR: a unit has one sign for all samples, 3 of 8 are negative. MIXED: one of
# these three is positive for a single sample.
CLEAR = (0.2 + np.arange(48.0).reshape(6, 8) * 7 % 5) * np.array([-1, 1, 1, -1, 1, 1, -1, 1])
MIXED = CLEAR.copy()
MIXED[4, 3] *= -1
MIXED[1:5, 5] *= -1
UNITS = Text("6 muestras de 8 unidades", "6 samples of 8 units")


def rectified_above_one(z):
    return z.clamp(min=0) + 1


def floored(z):
    return z.clamp(min=-2.5)


def faint(z):
    return 1e-200 * z


def hollow(z):
    return z.clamp(min=-2) ** 2


def falling_rectified(z):
    return -z * (z > 0)


def expect_fraction(value, expected, on, mistakes=None):
    expect_float(number(value, on), float(expected), on=on, mistakes=mistakes)


@check(
    "dead_unit_fraction",
    points=0.25,
    promises=[52],
    hint="dead_units_are_columns",
    title=Text("unidades del todo muertas o vivas", "units that are quite dead or alive"),
)
def test_dead_unit_fraction_clear(submission):
    for columns in ([0, 1, 2, 3, 4, 5, 6, 7], [0, 3, 6], [1, 2, 4], [0, 3, 4], [0, 1, 2, 3, 7]):
        dead = CLEAR[:, columns] <= 0
        expect_fraction(
            submission.dead_unit_fraction(tensor(CLEAR[:, columns]), torch.relu),
            dead.all(axis=0).mean(),
            UNITS,
            {
                "dead_samples": dead.all(axis=1).mean(),
                "alive_fraction": 1 - dead.mean(),
                "dead_count": float(dead.all(axis=0).sum()),
            },
        )


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[52, 53],
    hint="dead_for_all_samples",
    title=Text("muerta es muerta para todas las muestras", "dead means dead for all samples"),
)
def test_dead_unit_fraction_mixed(submission):
    for columns, expected in (([0, 1, 2, 3, 4, 5, 6, 7], 2 / 8), ([0, 3, 6], 2 / 3), ([3, 4, 5], 0.0)):
        dead = MIXED[:, columns] <= 0
        mistakes = {"dead_elements": dead.mean(), "dead_for_any": dead.any(axis=0).mean()}
        value = submission.dead_unit_fraction(tensor(MIXED[:, columns]), torch.relu)
        expect_fraction(value, expected, UNITS, mistakes)


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[53, 55],
    hint="slopes_cancel",
    title=Text("pendientes que suman cero", "slopes that add up to zero"),
)
def test_dead_unit_fraction_cancelling(submission):
    on = Text("pendientes de ambos signos", "slopes of both signs")
    for z, f, expected in (
        ([[1.0, -2.0], [-3.0, 4.0]], torch.abs, 0.0),
        ([[0.5, -3.0], [-0.5, -9.0]], hollow, 0.5),
    ):
        expect_fraction(submission.dead_unit_fraction(tensor(z), f), expected, on)
    # Slopes are -1 and 0 for the first unit, and -0.0, which is zero, for the second.
    value = submission.dead_unit_fraction(tensor([[2.0, -1.0], [-3.0, -5.0]]), falling_rectified)
    on = Text("pendientes negativas", "negative slopes")
    expect_fraction(value, 0.5, on, {"negative_slopes": 1.0})


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[54],
    hint="dead_by_gradient",
    title=Text("una ReLU corrida hacia arriba", "a ReLU that is shifted up"),
)
def test_dead_unit_fraction_shifted(submission):
    for z, expected in ((CLEAR, 3 / 8), (CLEAR[:, :3], 1 / 3)):
        expect_fraction(submission.dead_unit_fraction(tensor(z), rectified_above_one), expected, UNITS)


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[54],
    hint="dead_by_gradient",
    title=Text("funciones que no son ReLU", "functions other than ReLU"),
)
def test_dead_unit_fraction_other_functions(submission):
    on = Text("una función que no es ReLU", "a function other than ReLU")
    # `floored` is flat below -2.5; sin(0) is 0, and its slope is 1.
    sunk = CLEAR - 3.0 * (np.arange(8) % 3 == 0)
    expect_fraction(submission.dead_unit_fraction(tensor(sunk), floored), 3 / 8, on)
    expect_fraction(submission.dead_unit_fraction(tensor(CLEAR / 10), floored), 0.0, on)
    expect_fraction(submission.dead_unit_fraction(tensor(0 * CLEAR), torch.sin), 0.0, on)


@check(
    "dead_unit_fraction",
    points=0.25,
    promises=[3, 55],
    hint="exactly_zero",
    title=Text("un gradiente diminuto no es cero", "a tiny gradient is not zero"),
)
def test_dead_unit_fraction_exact(submission):
    on = Text("gradientes muy pequeños", "very small gradients")
    expect_fraction(submission.dead_unit_fraction(tensor(CLEAR), faint), 0.0, on)
    # In float64 the slope of the sigmoid is 2e-22 at -50, and exactly 0 at +50.
    saturated = tensor(np.array([[50.0, -50.0, 1.0, -50.0], [60.0, -60.0, 5.0, -60.0]]))
    expect_fraction(submission.dead_unit_fraction(saturated, torch.sigmoid), 0.25, on)


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[3, 5, 52],
    hint="dead_sizes",
    title=Text("una muestra, una unidad, float32", "one sample, one unit, float32"),
)
def test_dead_unit_fraction_sizes(submission):
    for z, on in (
        (tensor(CLEAR[:1]), Text("una sola muestra", "a single sample")),
        (tensor(CLEAR[:, 3:4]), Text("una sola unidad", "a single unit")),
        (tensor(CLEAR[:, 1:2]), Text("una sola unidad", "a single unit")),
        (tensor(CLEAR, F32), FLOAT32),
        (noncontiguous(tensor(CLEAR)), NONCONTIGUOUS),
        (tensor(CLEAR.T.copy()).T, NONCONTIGUOUS),
    ):
        expected = (z <= 0).all(dim=0).double().mean().item()
        expect_fraction(submission.dead_unit_fraction(z, torch.relu), expected, on)


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[10, 52],
    hint="plain_float",
    title=Text("devuelve un float", "it returns a float"),
)
def test_dead_unit_fraction_type(submission):
    for columns, expected in (([0, 1, 2, 3], 0.5), ([0, 3, 6], 1.0), ([1, 2], 0.0)):
        value = submission.dead_unit_fraction(tensor(CLEAR[:, columns]), torch.relu)
        expect_float(value, expected, on=UNITS)


@check(
    "dead_unit_fraction",
    points=0.25,
    promises=[8, 56],
    hint="dead_errors",
    title=Text("ValueError si no hay muestras por unidades", "ValueError unless samples times units"),
)
def test_dead_unit_fraction_errors(submission):
    def inputs(*shapes):
        return [(tensor(sample(shape)), torch.relu) for shape in shapes]

    expect_value_error(
        submission.dead_unit_fraction,
        bad=inputs((), (4,), (0,), (2, 3, 4), (1, 2, 1, 2), (0, 3), (3, 0), (0, 0)),
        good=inputs((1, 1), (1, 4), (4, 1), (3, 2)),
        on=Text("entradas que no son (N, H)", "inputs other than (N, H)"),
    )


@check(
    "dead_unit_fraction",
    points=0.25,
    promises=[1, 6, 7, 57],
    hint="graph_left_alone",
    title=Text("las preactivaciones quedan como estaban", "the preactivations stay as they were"),
)
def test_dead_unit_fraction_untouched(submission):
    for requires_grad in (False, True):
        z = tensor(CLEAR).requires_grad_(requires_grad)
        seen = submission.observe("dead_unit_fraction", f=torch.relu, preactivations=z)
        expect_fraction(seen.value, 3 / 8, BY_NAME)
        expect_untouched(seen, on=BY_NAME)


def dead_units_of_layer(student, x, w):
    """A layer in training: its weights get no gradient from the measurement, and its graph survives."""
    import torch

    w = w.clone().requires_grad_()
    z = (x @ w) * 1.0
    fraction = student.dead_unit_fraction(z, torch.relu)
    early = w.grad is not None
    try:
        z.sum().backward()
    except RuntimeError:
        return fraction, early, None
    return fraction, early, w.grad


def dead_units_of_leaf(student, z):
    """A leaf that already has a gradient keeps it."""
    import torch

    z = z.clone().requires_grad_()
    z.grad = torch.ones_like(z)
    fraction = student.dead_unit_fraction(z, torch.relu)
    return fraction, z.grad


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[57],
    hint="graph_left_alone",
    title=Text("la red detrás queda como estaba", "the network behind stays as it was"),
)
def test_dead_unit_fraction_graph(submission):
    on = Text("las preactivaciones de una capa", "the preactivations of a layer")
    outcome = submission.run(dead_units_of_layer, tensor(np.eye(6)), tensor(CLEAR))
    value, early, later = expect_tuple(outcome, 3, on=on)
    expect_fraction(value, 3 / 8, on)
    expect_bool(early, False, on=Text("los gradientes de los pesos", "the gradients of the weights"))
    on = Text("el backward de la red, después", "the network's backward, afterwards")
    expect_close(later, tensor(np.ones((6, 8))), on=on, gradient=True)


@check(
    "dead_unit_fraction",
    points=0.125,
    promises=[57],
    hint="graph_left_alone",
    title=Text("un .grad que ya estaba se conserva", "a .grad that was there is kept"),
)
def test_dead_unit_fraction_keeps_grad(submission):
    on = Text("preactivaciones que ya tienen .grad", "preactivations that have a .grad already")
    value, kept = expect_tuple(submission.run(dead_units_of_leaf, tensor(CLEAR)), 2, on=on)
    expect_fraction(value, 3 / 8, on)
    expect_close(kept, tensor(np.ones((6, 8))), on=on)


# compare_activations --------------------------------------------------------------------------------------

# Not sorted, with a value twice.
XS = np.array([1.5, -2.0, 0.25, 3.0, -0.5, -4.0, 0.25, 2.0, -1.0, 0.75])
UNSORTED = Text("x sin ordenar", "unsorted x")


def falling(z):
    return 0.5 - 4 * z


def hat(z):
    return 1 - z * z / 4


def bent(z):
    return z.clamp(min=-1.5) * 2 + 5


# value and slope, by NumPy
FUNCTIONS = {"tanh": torch.tanh, "falling": falling, "hat": hat, "bent": bent}
VALUES = {
    "tanh": np.tanh,
    "falling": lambda x: 0.5 - 4 * x,
    "hat": lambda x: 1 - x**2 / 4,
    "bent": lambda x: 2 * np.maximum(x, -1.5) + 5,
}
SLOPES = {
    "tanh": lambda x: 1 - np.tanh(x) ** 2,
    "falling": lambda x: np.full_like(x, -4.0),
    "hat": lambda x: -x / 2,
    "bent": lambda x: np.where(x > -1.5, 2.0, 0.0),
}
ROW = ["mean", "zero_gradient", "max_slope", "monotone"]


def column(result, key, names=tuple(FUNCTIONS)):
    """One of the four numbers for each function; the form of the rest has a check of its own."""
    for name in names:
        there = isinstance(result, dict) and isinstance(result.get(name), dict) and key in result[name]
        expect(there, Text(f"Falta «{key}» de una función.", f'"{key}" of a function is missing.'))
    return {name: number(result[name][key], Text(key, key)) for name in names}


@check(
    "compare_activations",
    points=0.125,
    promises=[58, 59],
    hint="comparison_form",
    title=Text("las claves y su orden", "the keys and their order"),
)
def test_compare_activations_form(submission):
    for names in (["tanh", "bent", "hat"], ["hat", "tanh"], []):
        given = {name: FUNCTIONS[name] for name in names}
        result = submission.compare_activations(given, tensor(XS))
        result = expect_dict(result, names, on=UNSORTED, ordered=True)
        for name in names:
            expect_dict(result[name], ROW, on=UNSORTED)
    # An empty form is worth nothing: the four means differ.
    means = column(submission.compare_activations(FUNCTIONS, tensor(XS)), "mean")
    expect(len(set(means.values())) == 4, Text("Las medias son iguales.", "The means are equal."))


@check(
    "compare_activations",
    points=0.0625,
    promises=[10, 60, 61, 62],
    hint="plain_float",
    title=Text("tres números float", "three float numbers"),
)
def test_compare_activations_floats(submission):
    result = submission.compare_activations(FUNCTIONS, tensor(XS))
    for key in ROW[:3]:
        column(result, key)  # they are there, and numbers
        for name in FUNCTIONS:
            expect_float(result[name][key], on=Text(key, key))


@check(
    "compare_activations",
    points=0.0625,
    promises=[10, 63],
    hint="plain_bool",
    title=Text("monotone es un bool", "monotone is a bool"),
)
def test_compare_activations_bool(submission):
    result = submission.compare_activations(FUNCTIONS, tensor(XS))
    column(result, "monotone")
    for name in FUNCTIONS:
        expect_bool(result[name]["monotone"], on=Text("monotone", "monotone"))


@check(
    "compare_activations",
    points=0.25,
    promises=[60],
    hint="mean_of_values",
    title=Text("mean: la media de f(x)", "mean: the mean of f(x)"),
)
def test_compare_activations_mean(submission):
    found = column(submission.compare_activations(FUNCTIONS, tensor(XS)), "mean")
    for name, value in VALUES.items():
        expect_float(found[name], float(value(XS).mean()), on=UNSORTED)


@check(
    "compare_activations",
    points=0.1875,
    promises=[61],
    hint="zero_gradient_fraction",
    title=Text("zero_gradient: dónde f'(x) es 0", "zero_gradient: where f'(x) is 0"),
)
def test_compare_activations_zero_gradient(submission):
    # `hat` is 0 at ±2 and flat at 0; `bent` is flat below -1.5 and nowhere 0.
    x = np.concatenate([XS, [0.0]])
    found = column(submission.compare_activations(FUNCTIONS, tensor(x)), "zero_gradient")
    for name, slope in SLOPES.items():
        expected, zeros = np.mean(slope(x) == 0), np.mean(VALUES[name](x) == 0)
        mistakes = {"zero_value": zeros} if zeros != expected else {}
        expect_float(found[name], float(expected), on=UNSORTED, mistakes=mistakes)


@check(
    "compare_activations",
    points=0.0625,
    promises=[61],
    hint="exactly_zero",
    title=Text(
        "zero_gradient: un gradiente diminuto no es cero", "zero_gradient: a tiny gradient is not zero"
    ),
)
def test_compare_activations_tiny_slopes(submission):
    result = submission.compare_activations({"faint": faint, "bent": bent}, tensor(XS))
    found = column(result, "zero_gradient", ("faint", "bent"))
    on = Text("gradientes muy pequeños", "very small gradients")
    for name, expected in (("faint", 0.0), ("bent", 0.2)):
        expect_float(found[name], expected, on=on)


@check(
    "compare_activations",
    points=0.25,
    promises=[62],
    hint="steepest_slope",
    title=Text("max_slope: el mayor |f'(x)|", "max_slope: the largest |f'(x)|"),
)
def test_compare_activations_max_slope(submission):
    found = column(submission.compare_activations(FUNCTIONS, tensor(XS)), "max_slope")
    for name, slope in SLOPES.items():
        expected, signed = np.abs(slope(XS)).max(), slope(XS).max()
        mistakes = {"slope_sign": signed} if signed != expected else {}
        expect_float(found[name], float(expected), on=UNSORTED, rtol=1e-5, atol=1e-5, mistakes=mistakes)


def expect_monotone(result, **expected):
    found = column(result, "monotone", tuple(expected))
    for name, monotone in expected.items():
        expect(found[name] == monotone, Text("monotone no es lo prometido.", "monotone is not as promised."))


@check(
    "compare_activations",
    points=0.25,
    promises=[63],
    hint="monotone_sorted",
    title=Text("monotone: a lo largo de x ordenado", "monotone: along sorted x"),
)
def test_compare_activations_monotone(submission):
    result = submission.compare_activations(FUNCTIONS, tensor(XS))
    expect_monotone(result, tanh=True, falling=False, hat=False, bent=True)


def falls_a_little(z):
    return -8e-10 * z


def falls_just_not_enough(z):
    return -1e-9 * z


def falls_enough(z):
    return -1.2e-9 * z


def dips_once(z):
    return z - 3 * ((z > 1.2) & (z < 1.8)).to(z.dtype)


@check(
    "compare_activations",
    points=0.125,
    promises=[64],
    hint="monotone_tolerance",
    title=Text("monotone: caídas menores y mayores que 1e-9", "monotone: falls below and above 1e-9"),
)
def test_compare_activations_tolerance(submission):
    # From 0 to -8e-10, -1e-9 and -1.2e-9: next to zero these differences are exact, whoever computes them.
    given = {"little": falls_a_little, "edge": falls_just_not_enough, "enough": falls_enough}
    result = submission.compare_activations(given, tensor([0.0, 1.0]))
    expect_monotone(result, little=True, edge=True, enough=False)


@check(
    "compare_activations",
    points=0.125,
    promises=[63, 64],
    hint="monotone_neighbours",
    title=Text("monotone: se comparan vecinos", "monotone: neighbours are compared"),
)
def test_compare_activations_neighbours(submission):
    # A thousand falls of 8e-10 from one value to the next are no fall; a single dip in a long climb is one.
    x = torch.cat([torch.arange(2, dtype=F64), tensor([1.5]), torch.arange(2, 1000, dtype=F64)])
    given = {"little": falls_a_little, "dip": dips_once, "up": bent}
    expect_monotone(submission.compare_activations(given, x), little=True, dip=False, up=True)


@check(
    "compare_activations",
    points=0.125,
    promises=[65],
    hint="single_value",
    title=Text("un solo valor de x", "a single value of x"),
)
def test_compare_activations_single(submission):
    on = Text("un x de un solo elemento", "an x of a single element")
    for x in (np.array([-3.0]), np.array([0.5])):
        result = submission.compare_activations(FUNCTIONS, tensor(x))
        for key, expected in (
            ("mean", VALUES["bent"](x)[0]),
            ("zero_gradient", float(SLOPES["bent"](x)[0] == 0)),
            ("max_slope", SLOPES["bent"](x)[0]),
            ("monotone", 1.0),
        ):
            expect_float(column(result, key)["bent"], float(expected), on=on, rtol=1e-5, atol=1e-5)


@check(
    "compare_activations",
    points=0.125,
    promises=[3, 5],
    hint="dtype_kept",
    title=Text("x float32 o no contiguo", "x float32, or not contiguous"),
)
def test_compare_activations_float32(submission):
    for x, on in ((tensor(XS, F32), FLOAT32), (noncontiguous(tensor(XS)), NONCONTIGUOUS)):
        result = submission.compare_activations(FUNCTIONS, x)
        for key, expected in (("mean", np.tanh(XS).mean()), ("max_slope", SLOPES["tanh"](XS).max())):
            expect_float(column(result, key)["tanh"], float(expected), on=on, rtol=1e-3, atol=1e-3)


@check(
    "compare_activations",
    points=0.25,
    promises=[1, 6, 7, 65],
    hint="argument_changed",
    title=Text("x y el dict quedan como estaban", "x and the dict stay as they were"),
)
def test_compare_activations_untouched(submission):
    seen = submission.observe("compare_activations", x=tensor(XS), activations=FUNCTIONS)
    found = column(seen.value, "max_slope")
    for name in ("tanh", "bent"):
        expected = float(SLOPES[name](XS).max())
        expect_float(found[name], expected, on=BY_NAME, rtol=1e-5, atol=1e-5)
    expect_untouched(seen, on=BY_NAME)
