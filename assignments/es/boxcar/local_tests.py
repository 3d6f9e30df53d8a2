"""Local checks of the lab `boxcar`: they help on the way and give no points. The hidden ones look at more."""

import math

import numpy as np
import torch

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_dict,
    expect_float,
    expect_list,
    expect_remote,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    random_upstream,
)


def call(student, network, x):
    """The output of a network; an error in `forward` is reported like any other."""
    return network(x)


def call_double(student, network, x):
    """The same after `.double()`."""
    return network.double()(x)


def layers(student, network):
    """Names of the submodules, and sizes of those that are linear."""
    import torch

    return {
        str(name): (int(module.in_features), int(module.out_features))
        if isinstance(module, torch.nn.Linear)
        else None
        for name, module in network.named_modules()
        if name
    }


def trainable_numbers(student, network):
    """How many numbers of a network are trainable."""
    return sum(each.numel() for each in network.parameters() if each.requires_grad)


def soft_box(x, a, b, height, sharpness):
    """The boxcar of two sigmoids."""
    rise, fall = (torch.sigmoid(sharpness * (x.double() - edge)) for edge in (a, b))
    return height * (rise - fall)


# ------------------------------------------------------------------------------------------ boxcar


@check("boxcar", hint="boxcar_definition", title=Text("valores", "values"))
def test_boxcar_values(submission):
    x = np.array([-1.0, 0.0, 0.5, 0.999, 2.0])
    on = Text("una caja de altura -2 en [0, 1)", "a box of height -2 on [0, 1)")
    expect_close(submission.boxcar(x, 0.0, 1.0, -2.0), np.array([0.0, -2.0, -2.0, -2.0, 0.0]), on=on)


@check("boxcar", hint="boxcar_edges", title=Text("los bordes", "the edges"))
def test_boxcar_edges(submission):
    on = Text("x = a y x = b", "x = a and x = b")
    expect_close(submission.boxcar(np.array([3.0, 4.0]), 3.0, 4.0, 5.0), np.array([5.0, 0.0]), on=on)


@check("boxcar", hint="boxcar_shapes", title=Text("formas", "shapes"))
def test_boxcar_shapes(submission):
    on = Text("arreglos 2-d y vacíos", "2-d and empty arrays")
    expect_close(submission.boxcar(np.full((2, 3), 0.5), 0.0, 1.0, 1.5), np.full((2, 3), 1.5), on=on)
    expect_close(submission.boxcar(np.zeros(0), 0.0, 1.0, 1.5), np.zeros(0), on=on)


@check("boxcar", hint="boxcar_errors", title=Text("errores y argumentos", "errors and arguments"))
def test_boxcar_errors(submission):
    x = np.linspace(-1, 1, 5)
    on = Text("b igual a a", "b equal to a")
    expect_value_error(submission.boxcar, bad=[(x, 1.0, 1.0, 2.0)], good=[(x, 0.0, 1.0, 2.0)], on=on)
    expect_untouched(submission.observe("boxcar", x, 0.0, 1.0, 2.0), on=Text("x", "x"))


# ----------------------------------------------------------------------------------- BoxcarNetwork


def new_network(submission, *args, **kwargs):
    """A student's `BoxcarNetwork`."""
    on = Text("BoxcarNetwork(…)", "BoxcarNetwork(…)")
    return expect_remote(submission.BoxcarNetwork(*args, **kwargs), "module", on=on, hint="network_module")


@check(
    "BoxcarNetwork", hint="network_initial", title=Text("recién hecha es una caja", "newly made it is a box")
)
def test_network_initial(submission):
    x = torch.linspace(-2, 3, 21).unsqueeze(1)
    for box in ((0.0, 1.5, 2.0, 6.0), (-1.0, 2.0, -1.0, 30.0)):
        outputs = submission.run(call, new_network(submission, *box), x)
        on = Text("bordes y alturas varias", "various edges and heights")
        mistakes = {"network_bias_sign": soft_box(x, -box[0], -box[1], *box[2:]).float()}
        expected = soft_box(x, *box).float()
        expect_close(outputs, expected, on=on, rtol=0.0, atol=1e-4 * abs(box[2]), mistakes=mistakes)


@check("BoxcarNetwork", hint="network_submodules", title=Text("submódulos", "submodules"))
def test_network_submodules(submission):
    found = submission.run(layers, new_network(submission, 0.0, 1.0, 1.0))
    expect(
        found == {"hidden": (1, 2), "output": (2, 1)},
        Text(
            "Debe haber exactamente hidden = nn.Linear(1, 2) y output = nn.Linear(2, 1).",
            "There should be exactly hidden = nn.Linear(1, 2) and output = nn.Linear(2, 1).",
        ),
        detail=Text(f"Hay {found}.", f"There are {found}."),
    )


@check("BoxcarNetwork", hint="no_gradient", title=Text("gradientes de los pesos", "gradients of the weights"))
def test_network_gradients(submission):
    network = new_network(submission, -0.5, 0.5, 1.0, 2.0)
    x, upstream = torch.linspace(-1, 1, 6).unsqueeze(1), random_upstream((6, 1), 1, torch.float32)
    names = ("hidden.weight", "hidden.bias", "output.weight", "output.bias")
    found = submission.gradient(network, x, upstream=upstream, parameters=names)
    for name in names:
        gradient = found.parameters[name]
        arrived = isinstance(gradient, torch.Tensor) and bool((gradient != 0).any())
        expect(arrived, Text(f"A {name} no le llega gradiente.", f"No gradient reaches {name}."))


@check("BoxcarNetwork", hint="network_double", title=Text("float64", "float64"))
def test_network_double(submission):
    x = torch.linspace(-1, 1, 6, dtype=torch.float64).unsqueeze(1)
    outputs = submission.run(call_double, new_network(submission, -0.5, 0.5, 1.0, 2.0), x)
    on = Text("la red después de .double()", "the network after .double()")
    expect_close(outputs, soft_box(x, -0.5, 0.5, 1.0, 2.0), on=on, rtol=0.0, atol=1e-4)


@check("BoxcarNetwork", hint="network_errors", title=Text("errores", "errors"))
def test_network_errors(submission):
    good = [(0.0, 1.0, 2.0, 3.0)]
    on = Text("b menor que a", "b below a")
    expect_value_error(submission.BoxcarNetwork, bad=[(1.0, 0.0, 2.0)], good=good, on=on)
    on = Text("una agudeza de cero", "a sharpness of zero")
    bad = [(0.0, 1.0, 2.0, 0.0)]
    expect_value_error(submission.BoxcarNetwork, bad=bad, good=good, on=on, hint="network_sharpness_error")


# --------------------------------------------------------------------------------------- max_error


def measure_line(student, weight, bias, arguments):
    """`max_error` of a straight line, whether gradients were recorded, and the line's mode afterwards."""
    import torch

    class Line(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.line = torch.nn.Linear(1, 1)

        def forward(self, x):
            outputs = self.line(x)
            recorded.append(bool(outputs.requires_grad))
            return outputs

    recorded = []
    network = Line()
    torch.nn.init.constant_(network.line.weight, weight)
    torch.nn.init.constant_(network.line.bias, bias)
    value = student.max_error(network, *arguments)
    return value, any(recorded), network.training and network.line.training


@check("max_error", hint="max_error_definition", title=Text("el error más grande", "the largest error"))
def test_max_error_values(submission):
    on = Text("una recta", "a straight line")
    # The line is 1 - x: inside the box it is worst at 0.7, where it is 2.7 too low; left of it at -2.
    found = expect_tuple(
        submission.run(measure_line, -1.0, 1.0, [0.0, 1.0, 3.0, 0.26, 0.3, 0.7, 5]), 3, on=on
    )
    expect_float(found[0], 2.7, on=on, rtol=1e-5, hint="max_error_signed")
    found = submission.run(measure_line, -1.0, 1.0, [0.0, 1.0, 3.0, 0.26, -2.0, -1.0, 5])
    expect_float(found[0], 3.0, on=on, rtol=1e-5)


@check("max_error", hint="max_error_margin", title=Text("margen y extremos", "margin and ends"))
def test_max_error_margin(submission):
    on = Text("puntos cerca de b", "points near b")
    value, *_ = submission.run(measure_line, 1.0, 0.0, [0.0, 1.0, -1.0, 0.35, 0.5, 2.0, 16])
    expect_float(value, 2.0, on=on, rtol=1e-5, hint="max_error_ends")
    value, *_ = submission.run(measure_line, 0.0, 0.0, [0.0, 4.0, 1.0, 0.5, 3.6, 3.9, 4])
    expect_float(value, 0.0, on=Text("ningún punto", "no point"), hint="max_error_nothing_left")


@check("max_error", hint="max_error_no_grad", title=Text("sin gradientes", "without gradients"))
def test_max_error_no_grad(submission):
    _, recorded, training = submission.run(measure_line, -1.0, 1.0, [0.0, 1.0, 3.0, 0.2, -1.0, 2.0])
    expect(not recorded, Text("Se registraron gradientes.", "Gradients were recorded."))
    text = Text("La red quedó en modo eval.", "The network was left in eval mode.")
    expect(training, text, hint="max_error_left_alone")


# ----------------------------------------------------------------------------------- sharpness_for


@check(
    "sharpness_for", hint="sharpness_too_small", title=Text("basta y no sobra", "enough, and not too much")
)
def test_sharpness_values(submission):
    for tolerance, margin, height in ((0.05, 0.2, 1.0), (0.001, 0.05, 2.0), (0.4, 3.0, -0.9)):
        on = Text("tolerancias varias", "various tolerances")
        k = expect_float(submission.sharpness_for(tolerance, margin, height), on=on)
        # In the middle of the narrowest box both edges are `margin` away; k / 4 should not be enough.
        error, error_of_quarter = (
            2 * abs(height) / (1 + math.exp(min(share * k * margin, 700.0))) for share in (1.0, 0.25)
        )
        text = Text(
            f"Con tolerance={tolerance}, margin={margin}, height={height} no sirve k={k:.4g}.",
            f"With tolerance={tolerance}, margin={margin}, height={height}, k={k:.4g} will not do.",
        )
        expect(error <= tolerance * (1 + 1e-6), text)
        expect(error_of_quarter >= tolerance * (1 - 1e-6), text, hint="sharpness_too_large")


@check("sharpness_for", hint="sharpness_errors", title=Text("errores", "errors"))
def test_sharpness_errors(submission):
    good = [(0.1, 0.1, 1.0)]
    on = Text("tolerance igual a |height|", "tolerance equal to |height|")
    expect_value_error(submission.sharpness_for, bad=[(1.0, 0.1, -1.0)], good=good, on=on)
    on = Text("un margen de cero", "a margin of zero")
    expect_value_error(
        submission.sharpness_for, bad=[(0.1, 0.0, 1.0)], good=good, on=on, hint="sharpness_margin_error"
    )


# ------------------------------------------------------------------------------------- approximate


def parabola(x):
    """A smooth function of both signs."""
    return 4.0 * x * (1.0 - x) - 0.5


def zigzag(x):
    """±1 at 0.5, 1.5, …"""
    import numpy

    return numpy.sin(numpy.pi * x)


def expect_steps(submission, f, low, high, n_boxes, on, hint=None):
    """The middle of every box, and 11 % from its edges."""
    network = expect_remote(
        submission.approximate(f, low, high, n_boxes), "module", on=on, hint="approximate_module"
    )
    width = (high - low) / n_boxes
    middles = low + width * (np.arange(n_boxes) + 0.5)
    x = torch.from_numpy(middles[:, None] + width * np.array([-0.39, 0.0, 0.39])).float().reshape(-1, 1)
    expected = torch.from_numpy(np.repeat(f(middles), 3)).float().unsqueeze(1)
    bound = 0.02 * float(np.abs(f(np.linspace(low, high, 1001))).max())
    expect_close(submission.run(call, network, x), expected, on=on, rtol=0.0, atol=bound, hint=hint)
    outside = torch.tensor([[low - 0.15 * width], [high + 0.15 * width]])
    found = submission.run(call, network, outside)
    expect_close(
        found,
        torch.zeros(2, 1),
        on=Text("x afuera", "x outside"),
        rtol=0.0,
        atol=bound,
        hint="approximate_outside",
    )


@check("approximate", hint="approximate_steps", title=Text("la función escalonada", "the step function"))
def test_approximate_steps(submission):
    expect_steps(submission, parabola, 0.0, 2.0, 5, Text("una parábola", "a parabola"))
    expect_steps(
        submission,
        parabola,
        0.0,
        0.05,
        8,
        Text("cajas muy angostas", "very narrow boxes"),
        "approximate_scale",
    )
    expect_steps(
        submission,
        zigzag,
        0.0,
        4.0,
        4,
        Text("vecinas de signo opuesto", "opposite neighbours"),
        "approximate_jumps",
    )


@check("approximate", hint="approximate_layers", title=Text("las capas", "the layers"))
def test_approximate_layers(submission):
    network = submission.approximate(parabola, 0.0, 1.0, 3)
    found = submission.run(
        layers, expect_remote(network, "module", on=Text("approximate(…)", "approximate(…)"))
    )
    expect(
        found.get("hidden") == (1, 6) and found.get("output") == (6, 1),
        Text(
            "Con 3 cajas: hidden = nn.Linear(1, 6) y output = nn.Linear(6, 1).",
            "With 3 boxes: hidden = nn.Linear(1, 6) and output = nn.Linear(6, 1).",
        ),
        detail=Text(f"Hay {found}.", f"There are {found}."),
    )
    count = submission.run(trainable_numbers, network)
    expect(
        count <= 19,
        Text("Hay otros parámetros.", "There are other parameters."),
        hint="approximate_other_parameters",
    )


@check("approximate", hint="approximate_sharpness", title=Text("una agudeza dada", "a given sharpness"))
def test_approximate_sharpness(submission):
    network = submission.approximate(parabola, 0.0, 1.0, 2, sharpness=7.0)
    x = torch.linspace(-1, 2, 17).unsqueeze(1)
    expected = soft_box(x, 0.0, 0.5, parabola(0.25), 7.0) + soft_box(x, 0.5, 1.0, parabola(0.75), 7.0)
    on = Text("sharpness=7", "sharpness=7")
    expect_close(submission.run(call, network, x), expected.float(), on=on, rtol=0.0, atol=2e-4)


@check("approximate", hint="approximate_errors", title=Text("errores", "errors"))
def test_approximate_errors(submission):
    good = [(parabola, 0.0, 1.0, 1)]
    on = Text("high igual a low", "high equal to low")
    expect_value_error(submission.approximate, bad=[(parabola, 1.0, 1.0, 2)], good=good, on=on)
    on = Text("cero cajas", "zero boxes")
    expect_value_error(
        submission.approximate, bad=[(parabola, 0.0, 1.0, 0)], good=good, on=on, hint="approximate_no_boxes"
    )


# -------------------------------------------------------------------------------------- fit_boxcar


@check("fit_boxcar", hint="fit_error", title=Text("aprende una caja", "it learns a box"))
def test_fit_boxcar(submission):
    x = torch.linspace(-3, 4, 150).unsqueeze(1)
    y = 1.5 * ((x >= -1.3) & (x < 1.2)).float()
    on = Text("los datos de una caja", "the samples of a box")
    seen = submission.observe("fit_boxcar", x, y)
    network = expect_remote(seen.value, "module", on=on, hint="fit_module")
    outputs = submission.run(call, network, x)
    expect_close(outputs, y, on=on, atol=math.inf, hint="fit_shape")
    error = float(((outputs.detach() - y) ** 2).mean()) / 1.5**2
    text = Text(f"El error es {error:.3f}·altura².", f"The error is {error:.3f}·height².")
    expect(error <= 0.02, text, hint="fit_stuck" if error > 0.05 else "fit_almost")
    count = submission.run(trainable_numbers, network)
    expect(count == 7, Text(f"Son {count} números.", f"There are {count} numbers."), hint="fit_seven_numbers")
    expect_untouched(seen, on=on, arguments=False, hint="fit_random_state")
    expect_untouched(seen, on=on, hint="fit_arguments")


@check("fit_boxcar", hint="fit_same_seed", title=Text("la semilla", "the seed"))
def test_fit_seed(submission):
    x = torch.linspace(0, 6, 121).unsqueeze(1)
    y = ((x >= 2) & (x < 4)).float()
    first, second, other = (
        submission.run(call, submission.fit_boxcar(x, y, steps=3, seed=seed), x).detach()
        for seed in (4, 4, 5)
    )
    expect_close(second, first, on=Text("la misma semilla", "the same seed"), rtol=0.0, atol=1e-3)
    text = Text("Otra semilla dio la misma red.", "Another seed gave the same network.")
    expect(not torch.allclose(first, other, rtol=0.0, atol=1e-6), text, hint="fit_seed_ignored")


# ------------------------------------------------------------------------------- topological_order


def expect_order(submission, edges, on):
    """Every node once, every edge forward."""
    order = expect_list(submission.topological_order(edges), on=on)
    nodes = {node for edge in edges for node in edge}
    text = Text(f"Con {on.es}: cada nodo una vez.", f"With {on.en}: every node once.")
    expect(sorted(map(repr, order)) == sorted(map(repr, nodes)), text, hint="order_nodes")
    place = {node: position for position, node in enumerate(order)}
    text = Text(f"Con {on.es}: una arista apunta hacia atrás.", f"With {on.en}: an edge points backward.")
    expect(all(place[source] < place[target] for source, target in edges), text, hint="order_definition")


@check("topological_order", hint="order_definition", title=Text("un orden válido", "a valid order"))
def test_order_valid(submission):
    expect_order(
        submission, [("b", "c"), ("a", "b"), ("a", "c"), ("c", "d"), ("b", "d")], Text("saltos", "skips")
    )
    expect_order(
        submission, [(1, "x"), ((0, 0), 1), ("x", 2)], Text("nodos de todo tipo", "nodes of all types")
    )
    expect_order(
        submission, [("p", "q"), ("p", "q"), ("q", "r")], Text("aristas repetidas", "duplicate edges")
    )
    expect_list(submission.topological_order([]), 0, on=Text("[]", "[]"), hint="order_empty")


@check("topological_order", hint="order_cycle", title=Text("ciclos", "cycles"))
def test_order_cycle(submission):
    bad = [([("a", "b"), ("b", "c"), ("c", "b")],), ([("a", "a")],)]
    good = [([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")],)]
    expect_value_error(submission.topological_order, bad=bad, good=good, on=Text("un ciclo", "a cycle"))


@check("topological_order", hint="names_and_arguments", title=Text("la lista intacta", "the list unharmed"))
def test_order_untouched(submission):
    seen = submission.observe("topological_order", [("a", "b"), ("b", "c")])
    expect_untouched(seen, on=Text("edges", "edges"))


# ------------------------------------------------------------------------------------- forward_dag

SKIP = {("h", "y"): 0.5, ("x", "h"): 2.0, ("x", "y"): -1.0}


@check("forward_dag", hint="dag_definition", title=Text("una conexión de salto", "a skip connection"))
def test_dag_values(submission):
    on = Text("x → h → y, y x → y", "x → h → y, and x → y")
    for activation in (math.tanh, math.exp):
        h = activation(2.0 * 0.75 - 0.25)
        expected = {"x": 0.75, "h": h, "y": activation(0.5 * h - 0.75)}
        biases, inputs = {"h": -0.25, "x": 9.0}, {"x": 0.75}
        values = expect_dict(submission.forward_dag(SKIP, biases, inputs, activation), list(expected), on=on)
        for node, value in expected.items():
            expect_float(values[node], value, on=on)


@check(
    "forward_dag",
    hint="dag_keys",
    title=Text("un nodo suelto, y argumentos intactos", "a lone node, and arguments unharmed"),
)
def test_dag_keys(submission):
    on = Text("una entrada sin aristas", "an input without edges")
    seen = submission.observe("forward_dag", SKIP, {}, {"x": 1.0, "lone": -2.0}, math.tanh)
    values = expect_dict(seen.value, ["x", "h", "y", "lone"], on=on)
    expect_float(values["lone"], -2.0, on=on)
    expect_untouched(seen, on=on)


@check("forward_dag", hint="dag_cycle", title=Text("errores", "errors"))
def test_dag_errors(submission):
    def values(edges, inputs):
        return submission.forward_dag(edges, {}, inputs, math.tanh)

    good = [(SKIP, {"x": 1.0})]
    cycle = SKIP | {("y", "h"): 1.0}
    expect_value_error(values, bad=[(cycle, {"x": 1.0})], good=good, on=Text("un ciclo", "a cycle"))
    on = Text("una entrada que falta", "a missing input")
    expect_value_error(values, bad=[(SKIP, {})], good=good, on=on, hint="dag_missing_input")
    on = Text("un valor dado para h", "a value given for h")
    expect_value_error(
        values, bad=[(SKIP, {"x": 1.0, "h": 1.0})], good=good, on=on, hint="dag_computed_input"
    )
