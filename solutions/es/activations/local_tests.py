"""Local checks of the lab on activation functions: they give no points, they help."""

import numpy as np
import torch

from autograder.testing import (
    Text,
    check,
    claims,
    expect,
    expect_bool,
    expect_close,
    expect_dict,
    expect_float,
    expect_untouched,
    expect_value_error,
    random_upstream,
)

BY_HAND = Text("valores hechos a mano", "values done by hand")
FAR_OUT = Text("x = ±50 y ±900", "x = ±50 and ±900")
TABLE = Text("una entrada de forma (2, 3)", "an input of shape (2, 3)")
SCALAR = Text("una entrada 0-d", "a 0-d input")
EMPTY = Text("una entrada vacía", "an empty input")


def expect_slope(submission, name, x, slope, *args, dtype=torch.float64):
    """The gradient with respect to `x`, with an upstream gradient that is not all ones."""
    x = torch.tensor(x, dtype=dtype)
    upstream = random_upstream(x.shape, 3, dtype)
    arrived = submission.gradient(name, x, *args, upstream=upstream).inputs[0]
    expect(
        arrived is not None,
        Text("No llega gradiente a x.", "No gradient reaches x."),
        hint="no_gradient",
    )
    on = Text("el gradiente", "the gradient")
    expect_close(
        arrived, torch.tensor(slope, dtype=dtype) * upstream, on=on, gradient=True, rtol=1e-3, atol=1e-3
    )


def expect_numpy_basics(submission, name, by_hand, left, right):
    """Values at -2, 0, 1 and far out; a table, a number, nothing; the argument stays."""
    function = getattr(submission, name)
    expect_close(function(np.array([-2.0, 0.0, 1.0])), np.array(by_hand), on=BY_HAND, rtol=1e-7)
    far = np.array([-900.0, -50.0, 50.0, 900.0])
    seen = submission.observe(name, far)
    expect_close(seen.value, np.array([left, left, right, right]), on=FAR_OUT, hint="overflow")
    expect(
        not seen.warnings,
        Text("El valor es correcto, pero NumPy advierte.", "The value is right, but NumPy warns."),
        hint="overflow",
    )
    seen = submission.observe(name, np.array([[-2.0, 0.0, 1.0], [1.0, 1.0, -2.0]]))
    a, b, c = by_hand
    expect_close(seen.value, np.array([[a, b, c], [c, c, a]]), on=TABLE, hint="any_shape")
    expect_untouched(seen, on=TABLE, hint="argument_changed")
    expect_close(function(np.array(1.0)), np.array(c), on=SCALAR, hint="any_shape")
    expect_close(function(np.empty((0, 2))), np.empty((0, 2)), on=EMPTY, hint="any_shape")


@check(
    "logistic_sigmoid",
    promises=[2, 4, 6, 11, 12],
    hint="logistic_sigmoid_formula",
    title=Text("valores, límites y formas", "values, limits and shapes"),
)
def test_logistic_sigmoid_basics(submission):
    by_hand = [0.11920292202211755, 0.5, 0.7310585786300049]
    expect_numpy_basics(submission, "logistic_sigmoid", by_hand, 0.0, 1.0)


@check(
    "bipolar_sigmoid",
    promises=[2, 4, 6, 15, 16],
    hint="bipolar_sigmoid_formula",
    title=Text("valores, límites y formas", "values, limits and shapes"),
)
def test_bipolar_sigmoid_basics(submission):
    by_hand = [-0.7615941559557649, 0.0, 0.46211715726000973]
    expect_numpy_basics(submission, "bipolar_sigmoid", by_hand, -1.0, 1.0)


@check(
    "hyperbolic_tangent",
    promises=[2, 4, 6, 19, 20],
    hint="hyperbolic_tangent_formula",
    title=Text("valores, límites y formas", "values, limits and shapes"),
)
def test_hyperbolic_tangent_basics(submission):
    by_hand = [-0.9640275800758169, 0.0, 0.7615941559557649]
    expect_numpy_basics(submission, "hyperbolic_tangent", by_hand, -1.0, 1.0)


@check(
    "leaky_relu",
    promises=[1, 3, 23, 24],
    hint="leaky_formula",
    title=Text("valores con varias pendientes", "values for several slopes"),
)
def test_leaky_relu_by_hand(submission):
    x = torch.tensor([[-4.0, -1.0, 0.0], [0.5, 2.0, 10.0]])
    for slope, left in ((0.01, -0.01), (0.5, -0.5), (3.0, -3.0)):
        expected = torch.tensor([[4 * left, left, 0.0], [0.5, 2.0, 10.0]])
        on = Text(f"la pendiente {slope}", f"slope {slope}")
        hint = "any_slope" if slope > 1 else None
        expect_close(submission.leaky_relu(x, slope), expected, on=on, hint=hint)
    expected = torch.tensor([[-0.04, -0.01, 0.0], [0.5, 2.0, 10.0]])
    on = Text("la pendiente por defecto", "the default slope")
    expect_close(submission.leaky_relu(x), expected, on=on, hint="signature")


@check(
    "leaky_relu",
    promises=[4, 6, 9],
    hint="gradient_formula",
    title=Text("gradiente, formas y efectos", "gradient, shapes and side effects"),
)
def test_leaky_relu_gradient_and_shapes(submission):
    expect_slope(submission, "leaky_relu", [-2.0, -0.5, 1.0, 3.0], [0.3, 0.3, 1.0, 1.0], 0.3)
    expect_close(submission.leaky_relu(torch.tensor(-2.0)), torch.tensor(-0.02), on=SCALAR, hint="any_shape")
    seen = submission.observe("leaky_relu", torch.tensor([-1.0, 1.0]), 0.1)
    expect_untouched(seen, on=BY_HAND, hint="argument_changed")


@check(
    "elu",
    promises=[1, 3, 4, 26, 27],
    hint="elu_formula",
    title=Text("valores con varias α", "values for several α"),
)
def test_elu_by_hand(submission):
    x = torch.tensor([[-2.0, -0.5, 0.0], [0.5, 2.0, 10.0]])
    for alpha in (1.0, 0.5, 4.0, -1.0):
        low, high = -0.86466472 * alpha, -0.39346934 * alpha
        expected = torch.tensor([[low, high, 0.0], [0.5, 2.0, 10.0]])
        on = Text(f"alpha = {alpha}", f"alpha = {alpha}")
        hint = "any_alpha" if alpha > 1 else "negative_alpha" if alpha < 0 else None
        expect_close(submission.elu(x, alpha), expected, on=on, hint=hint)
    on = Text("alpha por defecto", "the default alpha")
    expect_close(submission.elu(torch.tensor(-2.0)), torch.tensor(-0.86466472), on=on, hint="signature")


@check(
    "elu",
    promises=[9, 28],
    hint="branch_overflows",
    title=Text("gradiente cerca y lejos de cero", "gradient near zero and far from it"),
)
def test_elu_gradient(submission):
    x = [-900.0, -2.0, -0.5, 1.0, 900.0]
    slope = [0.0, 0.13533528, 0.60653066, 1.0, 1.0]
    for dtype in (torch.float64, torch.float32):
        expect_slope(submission, "elu", x, slope, 1.0, dtype=dtype)


@check(
    "selu",
    promises=[3, 30],
    hint="selu_formula",
    title=Text("valores a mano", "values by hand"),
)
def test_selu_by_hand(submission):
    x = torch.tensor([[-900.0, -1.0], [0.0, 3.0]], dtype=torch.float64)
    expected = torch.tensor(
        [[-1.7580993408473766, -1.1113307378125625], [0.0, 3.1521029620664414]], dtype=torch.float64
    )
    expect_close(submission.selu(x), expected, on=BY_HAND, rtol=1e-3, atol=1e-3)
    expect_close(submission.selu(x), expected, on=BY_HAND, hint="selu_digits")
    expect_close(submission.selu(x.float()), expected.float(), on=BY_HAND, hint="dtype_kept")


@check(
    "selu",
    promises=[4, 6, 9, 31],
    hint="branch_overflows",
    title=Text("gradiente, formas y efectos", "gradient, shapes and side effects"),
)
def test_selu_gradient_and_shapes(submission):
    expect_slope(submission, "selu", [-900.0, -1.0, 2.0, 900.0], [0.0, 0.64676860, 1.05070099, 1.05070099])
    expect_close(submission.selu(torch.tensor(1.0)), torch.tensor(1.05070099), on=SCALAR, hint="any_shape")
    seen = submission.observe("selu", torch.tensor([-1.0, 1.0]))
    expect_untouched(seen, on=BY_HAND, hint="argument_changed")


@check(
    "gelu",
    promises=[3, 33],
    hint="gelu_formula",
    title=Text("valores a mano", "values by hand"),
)
def test_gelu_by_hand(submission):
    x = torch.tensor([[-2.0, -1.0], [0.0, 3.0]], dtype=torch.float64)
    expected = torch.tensor(
        [[-0.04550026389635842, -0.15865525393145707], [0.0, 2.99595030590511]], dtype=torch.float64
    )
    expect_close(submission.gelu(x), expected, on=BY_HAND)
    expect_close(submission.gelu(x.float()), expected.float(), on=BY_HAND, hint="dtype_kept")


@check(
    "gelu",
    promises=[9],
    hint="gradient_formula",
    title=Text("el gradiente", "the gradient"),
)
def test_gelu_gradient(submission):
    expect_slope(submission, "gelu", [-1.0, 0.0, 2.0], [-0.08331547, 0.5, 1.08523180])


@check(
    "silu",
    promises=[3, 35],
    hint="silu_formula",
    title=Text("valores a mano", "values by hand"),
)
def test_silu_by_hand(submission):
    x = torch.tensor([[-2.0, -1.0], [0.0, 3.0]], dtype=torch.float64)
    expected = torch.tensor(
        [[-0.2384058440442351, -0.2689414213699951], [0.0, 2.8577223804673]], dtype=torch.float64
    )
    expect_close(submission.silu(x), expected, on=BY_HAND)
    expect_close(submission.silu(x.float()), expected.float(), on=BY_HAND, hint="dtype_kept")


@check(
    "silu",
    promises=[9, 36],
    hint="branch_overflows",
    title=Text("gradiente cerca y lejos de cero", "gradient near zero and far from it"),
)
def test_silu_gradient(submission):
    expect_slope(submission, "silu", [-900.0, -1.0, 0.0, 2.0, 900.0], [0.0, 0.07232949, 0.5, 1.09078424, 1.0])


def ready_prelu(student, weight):
    import torch

    module = student.PReLU(len(weight)).to(weight)
    with torch.no_grad():
        module.weight.copy_(weight)
    return module


def output(student, module, x):
    return module(x)


def output_at_start(student, x, *args):
    return student.PReLU(*args).to(x)(x)


def names_of_parameters(student, *args):
    return [name for name, _ in student.PReLU(*args).named_parameters()]


@check(
    "PReLU",
    promises=[1, 38, 39, 40],
    hint="prelu_parameter",
    title=Text("el parámetro y su valor inicial", "the parameter and its initial value"),
)
def test_prelu_start(submission):
    names = submission.run(names_of_parameters, 3)
    text = Text("El único parámetro debería llamarse weight.", "The only parameter should be called weight.")
    expect(names == ["weight"], text)
    x = torch.tensor([[-2.0, 4.0]])
    for arguments, left in (((), -0.5), ((1, 0.5), -1.0)):
        value = submission.run(output_at_start, x, *arguments)
        expect_close(value, torch.tensor([[left, 4.0]]), on=BY_HAND, hint="prelu_init")


@check(
    "PReLU",
    promises=[40, 41, 43],
    hint="prelu_channels",
    title=Text("un peso para todo, y un peso por canal", "one weight for all, and one weight per channel"),
)
def test_prelu_by_hand(submission):
    one = submission.run(ready_prelu, torch.tensor([2.0]))
    on = Text("un solo peso, 2", "a single weight, 2")
    expect_close(
        submission.run(output, one, torch.tensor([-1.0, 3.0])),
        torch.tensor([-2.0, 3.0]),
        on=on,
        hint="prelu_any_weight",
    )
    expect_close(
        submission.run(output, one, torch.tensor(-1.0)),
        torch.tensor(-2.0),
        on=SCALAR,
        hint="prelu_one_for_all",
    )
    two = submission.run(ready_prelu, torch.tensor([0.5, 0.1]))
    x = torch.tensor([[[-2.0, -4.0], [-10.0, 1.0]]])
    expected = torch.tensor([[[-1.0, -2.0], [-1.0, 1.0]]])
    on = Text("dos canales y una entrada de forma (1, 2, 2)", "two channels and an input of shape (1, 2, 2)")
    expect_close(submission.run(output, two, x), expected, on=on)


@check(
    "PReLU",
    promises=[42, 44, 45],
    hint="prelu_weight_gradient",
    title=Text("gradientes y errores", "gradients and errors"),
)
def test_prelu_gradient_and_errors(submission):
    two = submission.run(ready_prelu, torch.tensor([0.5, 0.1]))
    x, upstream = torch.tensor([[-2.0, 1.0], [-3.0, -5.0]]), torch.tensor([[1.0, 2.0], [10.0, 3.0]])
    found = submission.gradient(two, x, upstream=upstream, parameters=["weight"])
    for arrived, expected, hint in (
        (found.inputs[0], [[0.5, 2.0], [5.0, 0.3]], "prelu_input_gradient"),
        (found.parameters.get("weight"), [-32.0, -15.0], "prelu_weight_gradient"),
    ):
        expect(arrived is not None, Text("Falta un gradiente.", "A gradient is missing."), hint=hint)
        on = Text("los gradientes", "the gradients")
        expect_close(arrived, torch.tensor(expected), on=on, gradient=True, hint=hint)
    expect_value_error(
        lambda x: submission.run(output, two, x),
        bad=[(torch.zeros(2),), (torch.zeros(2, 3),), (torch.zeros(2, 1),)],
        good=[(torch.zeros(3, 2),), (torch.zeros(3, 2, 4),)],
        on=Text("entradas sin dos canales", "inputs without two channels"),
        hint="prelu_errors",
    )


def parabola(z):
    return 3 * z * z


def half_frozen(z):
    return z + z.detach() ** 2


@check(
    "activation_gradient",
    promises=[47, 48, 49, 50],
    hint="derivative_not_value",
    title=Text("derivadas a mano", "derivatives by hand"),
)
def test_activation_gradient_by_hand(submission):
    for shape in ((4,), (2, 2), (4, 1, 1)):
        x = torch.tensor([-2.0, -0.5, 1.0, 3.0]).reshape(shape)
        on = Text(f"3z² y una entrada de forma {shape}", f"3z² and an input of shape {shape}")
        mistakes = {"gradient_of_mean": 6 * x / 4}
        found = submission.activation_gradient(parabola, x)
        expect_close(found, 6 * x, on=on, gradient=True, mistakes=mistakes)
        text = Text("El resultado todavía pide gradientes.", "The result still requires gradients.")
        expect(not claims(found).requires_grad, text, hint="not_detached")
    on = Text("z + z², con z² separado del grafo", "z + z², with z² detached")
    x = torch.tensor([-2.0, 1.0])
    found = submission.activation_gradient(half_frozen, x)
    expect_close(found, torch.ones(2), on=on, gradient=True, hint="autograd_not_differences")


@check(
    "activation_gradient",
    promises=[4, 51],
    hint="x_left_marked",
    title=Text("x queda como estaba", "x stays as it was"),
)
def test_activation_gradient_side_effects(submission):
    seen = submission.observe("activation_gradient", parabola, torch.tensor(2.0))
    expect_close(seen.value, torch.tensor(12.0), on=SCALAR, gradient=True, hint="any_shape")
    expect_untouched(seen, on=SCALAR)


def flat_and_high(z):
    return z.clamp(max=0) + 7


@check(
    "dead_unit_fraction",
    promises=[10, 52, 53, 54],
    hint="dead_for_all_samples",
    title=Text("tres unidades, dos muestras", "three units, two samples"),
)
def test_dead_unit_fraction_by_hand(submission):
    z = torch.tensor([[-1.0, -2.0, 3.0], [-4.0, 5.0, 6.0]])
    on = Text("tres unidades, una de ellas muerta", "three units, one of them dead")
    mistakes = {"dead_elements": 0.5, "dead_for_any": 2 / 3}
    expect_float(submission.dead_unit_fraction(z, torch.relu), 1 / 3, on=on, mistakes=mistakes)
    on = Text("una función que es plana a la derecha y vale 7", "a function that is flat on the right, at 7")
    value = submission.dead_unit_fraction(z[:, [0, 2]], flat_and_high)
    expect_float(value, 0.5, on=on, hint="dead_by_gradient")
    on = Text("una sola muestra", "a single sample")
    expect_float(submission.dead_unit_fraction(z[1:], torch.relu), 1 / 3, on=on, hint="dead_sizes")


@check(
    "dead_unit_fraction",
    promises=[55, 56, 57],
    hint="dead_errors",
    title=Text("errores, gradientes diminutos y efectos", "errors, tiny gradients and side effects"),
)
def test_dead_unit_fraction_edges(submission):
    expect_value_error(
        submission.dead_unit_fraction,
        bad=[(torch.zeros(3), torch.relu), (torch.zeros(0, 2), torch.relu), (torch.zeros(2, 0), torch.relu)],
        good=[(torch.zeros(2, 3), torch.relu)],
        on=Text("entradas que no son (N, H)", "inputs other than (N, H)"),
    )
    z = torch.tensor([[-40.0, 2.0]], dtype=torch.float64, requires_grad=True)
    seen = submission.observe("dead_unit_fraction", z, torch.sigmoid)
    on = Text("la sigmoide en -40", "the sigmoid at -40")
    expect_float(seen.value, 0.0, on=on, hint="exactly_zero")
    expect_untouched(seen, on=on, hint="graph_left_alone")


def steps_down(z):
    return -2 * z


@check(
    "compare_activations",
    promises=[10, 58, 59, 60, 61, 62, 63],
    hint="comparison_form",
    title=Text("una tabla a mano", "a table by hand"),
)
def test_compare_activations_by_hand(submission):
    x = torch.tensor([3.0, -1.0, 0.5, -2.5], dtype=torch.float64)
    on = Text("cuatro valores de x sin ordenar", "four unsorted values of x")
    result = submission.compare_activations({"relu": torch.relu, "down": steps_down}, x)
    result = expect_dict(result, ["relu", "down"], on=on, ordered=True)
    for name, mean, zero, slope, monotone in (
        ("relu", 0.875, 0.5, 1.0, True),
        ("down", 0.0, 0.0, 2.0, False),
    ):
        row = expect_dict(result[name], ["mean", "zero_gradient", "max_slope", "monotone"], on=on)
        expect_float(row["mean"], mean, on=Text("mean", "mean"), hint="mean_of_values")
        hint = "zero_gradient_fraction"
        expect_float(row["zero_gradient"], zero, on=Text("zero_gradient", "zero_gradient"), hint=hint)
        hint = "steepest_slope"
        expect_float(row["max_slope"], slope, on=Text("max_slope", "max_slope"), rtol=1e-5, hint=hint)
        expect_bool(row["monotone"], monotone, on=Text("monotone", "monotone"), hint="monotone_sorted")


@check(
    "compare_activations",
    promises=[6, 65],
    hint="argument_changed",
    title=Text("un solo valor, y los argumentos quedan", "a single value, and the arguments stay"),
)
def test_compare_activations_single_value(submission):
    on = Text("un solo valor de x", "a single value of x")
    result = submission.compare_activations({"down": steps_down}, torch.tensor([2.0]))
    result = expect_dict(result, ["down"], on=on, hint="comparison_form")
    columns = ["mean", "zero_gradient", "max_slope", "monotone"]
    row = expect_dict(result["down"], columns, on=on, hint="comparison_form")
    expect_bool(row["monotone"], True, on=on, hint="single_value")
    seen = submission.observe("compare_activations", {"down": steps_down}, torch.tensor([2.0, 1.0]))
    expect_untouched(seen, on=Text("dos valores de x", "two values of x"))
