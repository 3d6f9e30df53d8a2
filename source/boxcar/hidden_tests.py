"""Hidden checks of the lab `boxcar`, exercise by exercise. Numbers of promises: promises.md."""

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
    noncontiguous,
    random_upstream,
)

PARAMETERS = ("hidden.weight", "hidden.bias", "output.weight", "output.bias")

# ------------------------------------------------------------------ shipped to the student's side


def draws_after(student, name, arguments, keywords):
    """What the global generators draw after a call, from two different states."""
    import random

    import numpy
    import torch

    draws = []
    for seed in (11, 12):
        random.seed(seed)
        numpy.random.seed(seed)
        torch.manual_seed(seed)
        getattr(student, name)(*arguments, **keywords)
        draws.append([[random.random()], numpy.random.rand(2).tolist(), torch.rand(3).tolist()])
    return draws


def describe(student, network):
    """Submodules and parameters of a network; claims, as all that the student's side says of its objects."""
    import torch

    submodules = []
    for name, module in network.named_modules():
        is_linear = isinstance(module, torch.nn.Linear)
        sizes = (int(module.in_features), int(module.out_features)) if is_linear else None
        submodules.append((str(name), sizes))
    parameters = [
        (str(name), tuple(each.shape), str(each.dtype), bool(each.requires_grad))
        for name, each in network.named_parameters()
    ]
    return submodules, parameters


def prepare(student, network, weights):
    """Convert a network to the dtype and device of the weights and load them; its outputs are then known."""
    import torch

    example = weights["hidden.weight"]
    network.to(example.device, example.dtype)
    with torch.no_grad():
        for name, value in weights.items():
            layer, kind = name.split(".")
            parameter = getattr(getattr(network, layer), kind)
            if parameter is not None:
                parameter.copy_(value)


def move(student, network, example):
    """A new network on the run's device."""
    return network.to(example.device)


def as_double(student, network, example):
    """A float64 network on the run's device."""
    return network.double().to(example.device)


# ----------------------------------------------------------------------------------------- oracles


def ideal_box(x, a, b, height):
    """The boxcar, from its definition."""
    inside = np.logical_and(np.greater_equal(x, a), np.less(x, b))
    return np.where(inside, height, 0.0)


def soft_box(x, a, b, height, sharpness):
    """The boxcar of two sigmoids, in float64."""
    x = x.double()
    return height * (torch.sigmoid(sharpness * (x - a)) - torch.sigmoid(sharpness * (x - b)))


def random_weights(units, seed, dtype=torch.float32):
    """Weights of a network with one hidden layer, all of them well away from zero."""
    shapes = {
        "hidden.weight": (units, 1),
        "hidden.bias": (units,),
        "output.weight": (1, units),
        "output.bias": (1,),
    }
    return {
        name: random_upstream(shape, seed + offset, dtype)
        for offset, (name, shape) in enumerate(shapes.items())
    }


def network_output(x, weights, activation=torch.sigmoid):
    """What a network with these weights gives."""
    hidden = activation(x @ weights["hidden.weight"].T + weights["hidden.bias"])
    return hidden @ weights["output.weight"].T + weights["output.bias"]


def network_gradients(x, weights, upstream):
    """Gradients for `x` and the four parameters."""
    leaves = [x.clone().requires_grad_(), *(weights[name].clone().requires_grad_() for name in PARAMETERS)]
    value = network_output(leaves[0], dict(zip(PARAMETERS, leaves[1:], strict=True)))
    return torch.autograd.grad(value, leaves, upstream)


def wrong_activations(x, weights):
    """What a forward pass with a typical other activation gives, by hint."""
    return {
        "activation_tanh": network_output(x, weights, torch.tanh),
        "activation_relu": network_output(x, weights, torch.relu),
        "activation_missing": network_output(x, weights, lambda z: z),
    }


def expect_gradient(found, expected, on):
    """A gradient arrived and is the right one."""
    expect(
        isinstance(found, torch.Tensor),
        Text(f"Con {on.es}: no llega ningún gradiente.", f"With {on.en}: no gradient arrives."),
        hint="no_gradient",
    )
    expect_close(found, expected, on=on, gradient=True)


def expect_not_reseeded(draws):
    """The generators went on from where they were. Draws that agree by chance: less than 2^-60."""
    first, second = expect_list(draws, 2, on=Text("el estado del azar", "the random state"))
    names = ("random", "numpy", "torch")
    same = [name for name, one, other in zip(names, first, second, strict=True) if one == other]
    expect(
        not same,
        Text(
            f"El generador global de {', '.join(same)} quedó sembrado con un valor fijo.",
            f"The global generator of {', '.join(same)} was reseeded with a fixed value.",
        ),
        hint="reseeded",
    )


# ------------------------------------------------------------------------------------------ boxcar


def two_boxes(student, x):
    """Two boxes on the same points, the first one kept until the second is there."""
    first = student.boxcar(x, -0.5, 1.5, 2.0)
    return first, student.boxcar(x, 0.5, 2.5, -1.0)


BOXES = ((-1.0, 2.0, 1.0), (0.25, 0.5, -3.5), (-4.0, -1.5, 0.7), (2.5, 80.0, 1e-3))


@check(
    "boxcar",
    points=0.3,
    promises=[10],
    hint="boxcar_definition",
    title=Text("valores dentro y fuera de la caja", "values inside and outside the box"),
)
def test_boxcar_values(submission):
    x = np.linspace(-5.03, 4.97, 201)  # no point of it is an edge
    for a, b, height in BOXES:
        expect_close(
            submission.boxcar(x, a, b, height),
            ideal_box(x, a, b, height),
            on=Text("x a ambos lados de los dos bordes", "x on both sides of the two edges"),
            mistakes={
                "boxcar_one_step": np.where(x >= a, height, 0.0),
                "boxcar_height": ideal_box(x, a, b, 1.0),
                "boxcar_sign": ideal_box(x, a, b, -height),
                "boxcar_inside_out": height - ideal_box(x, a, b, height),
            },
        )


@check(
    "boxcar",
    points=0.25,
    promises=[11, 12],
    hint="boxcar_edges",
    title=Text("los bordes: a pertenece a la caja, b no", "the edges: a belongs to the box, b does not"),
)
def test_boxcar_edges(submission):
    for a, b, height in BOXES:
        x = np.array([a, b, *(np.nextafter(edge, side) for edge in (a, b) for side in (-np.inf, np.inf))])
        inside = ideal_box(x, a, b, height)
        expect_close(
            submission.boxcar(x, a, b, height),
            inside,
            on=Text("x justo en los bordes y al lado", "x right at the edges and next to them"),
            mistakes={
                "boxcar_closed": np.where((x >= a) & (x <= b), height, 0.0),
                "boxcar_open": np.where((x > a) & (x < b), height, 0.0),
                "boxcar_swapped": np.where((x > a) & (x <= b), height, 0.0),
                "boxcar_half": np.where((x == a) | (x == b), height / 2, inside),
            },
        )


@check(
    "boxcar",
    points=0.2,
    promises=[8, 13, 14, 15],
    hint="boxcar_shapes",
    title=Text("arreglos de cualquier forma", "arrays of any shape"),
)
def test_boxcar_shapes(submission):
    cube = np.linspace(-3.03, 3.11, 24).reshape(2, 3, 4)
    shapes = (
        (cube, Text("un arreglo de tres dimensiones", "a three-dimensional array")),
        (cube.transpose(2, 0, 1), Text("un arreglo transpuesto", "a transposed array")),
        (noncontiguous(cube[0]), Text("un arreglo no contiguo", "a non-contiguous array")),
        (np.array(0.3), Text("un arreglo 0-d dentro de la caja", "a 0-d array inside the box")),
        (np.array(7.0), Text("un arreglo 0-d fuera de la caja", "a 0-d array outside the box")),
        (np.zeros((0,)), Text("un arreglo vacío", "an empty array")),
        (np.zeros((3, 0)), Text("un arreglo vacío de dos dimensiones", "an empty two-dimensional array")),
    )
    for x, on in shapes:
        expect_close(submission.boxcar(x, -1.0, 2.0, 1.5), ideal_box(x, -1.0, 2.0, 1.5), on=on)


@check(
    "boxcar",
    points=0.1,
    promises=[5, 16],
    hint="boxcar_errors",
    title=Text("ValueError salvo que b > a", "ValueError unless b > a"),
)
def test_boxcar_errors(submission):
    x = np.array([0.0, 1.0])
    expect_value_error(
        submission.boxcar,
        bad=[(x, 1.0, 1.0, 2.0), (x, 2.0, 1.0, 2.0), (x, 0.5, -0.5, 2.0), (np.zeros(0), 2.0, 1.0, 2.0)],
        good=[(x, 1.0, 1.0 + 1e-9, 2.0), (x, -2.0, -1.0, 0.0), (x, -1.0, 0.0, -2.0)],
        on=Text("b menor o igual que a", "b not above a"),
    )


@check(
    "boxcar",
    points=0.15,
    promises=[1, 2, 10],
    hint="names_and_arguments",
    requires=["test_boxcar_values"],
    title=Text("argumentos por nombre, y x intacto", "arguments by keyword, and x unharmed"),
)
def test_boxcar_arguments(submission):
    x = np.linspace(-5.03, 4.97, 40)
    seen = submission.observe("boxcar", height=2.0, b=1.5, x=x, a=-0.5)
    on = Text("argumentos por nombre", "arguments by keyword")
    expect_close(seen.value, ideal_box(x, -0.5, 1.5, 2.0), on=on)
    expect_untouched(seen, on=on)
    on = Text("dos llamadas seguidas", "two calls in a row")
    first, second = expect_tuple(submission.run(two_boxes, x), 2, on=on)
    expect_close(first, ideal_box(x, -0.5, 1.5, 2.0), on=on, hint="calls_apart")
    expect_close(second, ideal_box(x, 0.5, 2.5, -1.0), on=on, hint="calls_apart")


# ----------------------------------------------------------------------------------- BoxcarNetwork


def new_network(submission, *args, **kwargs):
    """A student's `BoxcarNetwork` on the run's device."""
    on = Text("BoxcarNetwork(…)", "BoxcarNetwork(…)")
    network = expect_remote(submission.BoxcarNetwork(*args, **kwargs), "module", on=on, hint="network_module")
    return submission.run(move, network, torch.zeros(1))


def expect_soft_box(submission, box, x, on, mistakes=(), network=None):
    """A new network is the boxcar of two sigmoids, within 1e-4 |height|.

    Right answers (`-height` in the output's bias, units swapped or mirrored, edges rounded to float32) stay
    within 8e-6 |height| of it where sharpness · |x| reaches 500, and within 3e-7 |height| up to 200.
    """
    a, b, height, sharpness = box
    x = x.float().unsqueeze(1)
    network = new_network(submission, a, b, height, sharpness) if network is None else network
    expect_close(
        network(x),
        soft_box(x, a, b, height, sharpness).float(),
        on=on,
        rtol=0.0,
        atol=1e-4 * abs(height),
        mistakes={name: soft_box(x, *other).float() for name, other in dict(mistakes).items()},
    )


@check(
    "BoxcarNetwork",
    points=0.75,
    promises=[19],
    hint="network_initial",
    title=Text("recién hecha es la caja de dos sigmoides", "newly made it is the box of two sigmoids"),
)
def test_network_initial(submission):
    boxes = (
        (-1.0, 2.0, 1.5, 10.0),
        (0.25, 0.875, -2.0, 50.0),
        (-3.0, -1.25, 0.5, 4.0),
        (0.5, 1.5, 3.0, 0.75),
    )
    for a, b, height, sharpness in boxes:
        expect_soft_box(
            submission,
            (a, b, height, sharpness),
            torch.linspace(-4.0, 4.0, 81),
            Text("bordes, alturas y agudezas varias", "various edges, heights and sharpnesses"),
            {
                "network_bias_sign": (-a, -b, height, sharpness),
                "network_height": (a, b, 1.0, sharpness),
                "network_sign": (a, b, -height, sharpness),
                "network_bias_scale": (a / sharpness, b / sharpness, height, sharpness),
                "network_sharpness": (a, b, height, 50.0),
            },
        )


@check(
    "BoxcarNetwork",
    points=0.25,
    promises=[21],
    hint="network_default",
    requires=["test_network_initial"],
    title=Text("la agudeza es 50 si no se da otra", "the sharpness is 50 unless another is given"),
)
def test_network_default(submission):
    network = new_network(submission, -0.5, 1.0, 2.0)
    on = Text("la agudeza por defecto", "the default sharpness")
    expect_soft_box(submission, (-0.5, 1.0, 2.0, 50.0), torch.linspace(-1.0, 1.5, 101), on, network=network)


@check(
    "BoxcarNetwork",
    points=0.5,
    promises=[20],
    hint="network_precision",
    requires=["test_network_initial"],
    title=Text(
        "precisa también con agudezas y alturas extremas", "accurate for extreme sharpnesses and heights, too"
    ),
)
def test_network_extremes(submission):
    extremes = (
        ((-2.5, 2.0, 1.0, 200.0), 2.5),
        ((0.125, 0.4375, -1.0, 1000.0), 0.5),
        ((0.0, 0.004, 1.0, 100_000.0), 0.005),
        ((-300.0, 200.0, 2.0, 1.0), 500.0),
        ((-1.0, 1.0, 5000.0, 20.0), 4.0),
        ((-1.0, 1.0, -0.0004, 20.0), 4.0),
    )
    for box, reach in extremes:
        on = Text("sharpness · |x| de hasta 500", "sharpness · |x| of up to 500")
        steps = torch.linspace(-8, 8, 33) / box[3]
        x = torch.cat([torch.linspace(-reach, reach, 61), box[0] + steps, box[1] + steps])
        expect_soft_box(submission, box, x[x.abs() <= reach], on)


@check(
    "BoxcarNetwork",
    points=0.5,
    promises=[17],
    hint="network_submodules",
    title=Text("exactamente dos submódulos, hidden y output", "exactly two submodules, hidden and output"),
)
def test_network_submodules(submission):
    on = Text("los submódulos", "the submodules")
    submodules, _ = expect_tuple(submission.run(describe, new_network(submission, 0.0, 1.0, 2.0)), 2, on=on)
    found = {name: sizes for name, sizes in submodules if name}
    expect(
        set(found) == {"hidden", "output"},
        Text("Debe haber exactamente `hidden` y `output`.", "There should be exactly `hidden` and `output`."),
        detail=Text(f"Hay {sorted(found)}.", f"There are {sorted(found)}."),
        hint="network_third_module" if {"hidden", "output"} < set(found) else None,
    )
    expect(
        found == {"hidden": (1, 2), "output": (2, 1)},
        Text(
            "`hidden` debe ser nn.Linear(1, 2) y `output` nn.Linear(2, 1).",
            "`hidden` should be nn.Linear(1, 2) and `output` nn.Linear(2, 1).",
        ),
        detail=Text(f"Son {found}.", f"They are {found}."),
    )


@check(
    "BoxcarNetwork",
    points=0.25,
    promises=[22],
    hint="network_parameters",
    title=Text("siete números entrenables float32", "seven trainable float32 numbers"),
)
def test_network_parameters(submission):
    on = Text("los parámetros", "the parameters")
    _, parameters = expect_tuple(submission.run(describe, new_network(submission, 0.0, 1.0, 2.0)), 2, on=on)
    shapes = {name: (shape, dtype) for name, shape, dtype, _ in parameters}
    wanted = dict(zip(PARAMETERS, ((2, 1), (2,), (1, 2), (1,)), strict=True))
    expect(
        shapes == {name: (shape, "torch.float32") for name, shape in wanted.items()},
        Text(
            "Los parámetros deben ser float32 y los de `hidden` y `output`, nada más.",
            "The parameters should be float32 and those of `hidden` and `output`, nothing else.",
        ),
        detail=Text(f"Son {shapes}.", f"They are {shapes}."),
    )
    expect(
        all(trainable for *_, trainable in parameters),
        Text("Hay parámetros congelados.", "Some parameters are frozen."),
        hint="network_frozen",
    )


@check(
    "BoxcarNetwork",
    points=0.5,
    promises=[8, 18],
    hint="network_forward",
    title=Text("forward con otros pesos", "forward with other weights"),
)
def test_network_forward(submission):
    network = new_network(submission, -1.0, 1.0, 2.0)
    for seed, count in ((10, 7), (20, 1), (30, 40)):
        weights = random_weights(2, seed)
        x = torch.linspace(-3, 3, count).unsqueeze(1)
        submission.run(prepare, network, weights)
        expect_close(
            network(x),
            network_output(x, weights),
            on=Text("pesos cargados después de crearla", "weights loaded after it was made"),
            mistakes=wrong_activations(x, weights),
        )
    expect_close(
        network(noncontiguous(x)),
        network_output(x, weights),
        on=Text("una entrada no contigua", "a non-contiguous input"),
    )


@check(
    "BoxcarNetwork",
    points=0.5,
    promises=[7, 22],
    hint="no_gradient",
    title=Text(
        "gradientes de la entrada y de los siete números", "gradients of the input and of the seven numbers"
    ),
)
def test_network_gradients(submission):
    network = new_network(submission, -1.0, 1.0, 2.0)
    weights, x, upstream = (
        random_weights(2, 50),
        torch.linspace(-2, 2, 9).unsqueeze(1),
        random_upstream((9, 1), 51, torch.float32),
    )
    submission.run(prepare, network, weights)
    found = submission.gradient(network, x, upstream=upstream, parameters=PARAMETERS)
    expected = network_gradients(x, weights, upstream)
    arrived = [*found.inputs, *(found.parameters.get(name) for name in PARAMETERS)]
    for name, gradient, right in zip(("x", *PARAMETERS), arrived, expected, strict=True):
        expect_gradient(gradient, right, Text(f"el gradiente de {name}", f"the gradient of {name}"))


@check(
    "BoxcarNetwork",
    points=0.25,
    promises=[6, 23],
    hint="network_double",
    title=Text("en float64, después de .double()", "in float64, after .double()"),
)
def test_network_double(submission):
    network = new_network(submission, -1.0, 1.0, 2.0)
    submission.run(as_double, network, torch.zeros(1))
    x = torch.linspace(-3, 3, 13, dtype=torch.float64).unsqueeze(1)
    weights = random_weights(2, 60, torch.float64)
    submission.run(prepare, network, weights)
    expect_close(network(x), network_output(x, weights), on=Text("float64", "float64"))
    upstream = random_upstream((13, 1), 61)
    found = submission.gradient(network, x, upstream=upstream)
    on = Text("el gradiente en float64", "the gradient in float64")
    expect_gradient(found.inputs[0], network_gradients(x, weights, upstream)[0], on)


@check(
    "BoxcarNetwork",
    points=0.25,
    promises=[5, 24, 25],
    hint="network_errors",
    title=Text("ValueError salvo que b > a y sharpness > 0", "ValueError unless b > a and sharpness > 0"),
)
def test_network_errors(submission):
    good = [(1.0, 1.001, 2.0), (-2.0, -1.0, -2.0, 1e-3), (-1.0, 0.0, 0.0, 1.0)]
    expect_value_error(
        submission.BoxcarNetwork,
        bad=[(1.0, 1.0, 2.0), (2.0, 1.0, 2.0), (0.0, -1.0, 2.0, 10.0)],
        good=good,
        on=Text("b menor o igual que a", "b not above a"),
    )
    expect_value_error(
        submission.BoxcarNetwork,
        bad=[(0.0, 1.0, 2.0, 0.0), (0.0, 1.0, 2.0, -5.0)],
        good=good,
        on=Text("una agudeza que no es positiva", "a sharpness that is not positive"),
        hint="network_sharpness_error",
    )


@check(
    "BoxcarNetwork",
    points=0.25,
    promises=[1, 2, 3, 19],
    hint="names_and_arguments",
    requires=["test_network_initial"],
    title=Text("argumentos por nombre, sin efectos colaterales", "arguments by keyword, no side effects"),
)
def test_network_arguments(submission):
    on = Text("argumentos por nombre", "arguments by keyword")
    network = new_network(submission, sharpness=8.0, height=-1.5, b=1.0, a=-2.0)
    x = torch.linspace(-4, 4, 31)
    expect_soft_box(submission, (-2.0, 1.0, -1.5, 8.0), x, on, network=network)
    new_network(submission, 0.0, 0.5, 2.0, 5.0)
    on = Text("dos redes a la vez", "two networks at a time")
    shared = {"network_shared": (0.0, 0.5, 2.0, 5.0)}
    expect_soft_box(submission, (-2.0, 1.0, -1.5, 8.0), x, on, shared, network)
    expect_untouched(submission.observe(network, x.unsqueeze(1)), on=Text("la red", "the network"))
    expect_not_reseeded(submission.run(draws_after, "BoxcarNetwork", [-2.0, 1.0, 3.0], {}))


# --------------------------------------------------------------------------------------- max_error


def measure(student, weights, arguments, keywords):
    """Call `max_error` with a network of these weights: its answer, and what became of the network."""
    import torch

    recorded = []

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = torch.nn.Linear(1, len(weights["hidden.bias"]))
            self.output = torch.nn.Linear(len(weights["hidden.bias"]), 1)

        def forward(self, x):
            y = self.output(torch.sigmoid(self.hidden(x)))
            recorded.append(bool(y.requires_grad))
            return y

    network = Network().to(weights["hidden.bias"].device)
    with torch.no_grad():
        for name, value in weights.items():
            layer, kind = name.split(".")
            getattr(getattr(network, layer), kind).copy_(value)
    network.hidden.eval()  # a mixture of modes, which no blanket train() or eval() restores
    network.output.weight.requires_grad_(False)
    network.output.bias.grad = torch.full_like(network.output.bias, 7.0)

    def state():
        parts = {
            "grad_enabled": torch.is_grad_enabled(),
            "training": [module.training for module in network.modules()],
            "requires_grad": [each.requires_grad for each in network.parameters()],
            "dtype": [str(each.dtype) for each in network.parameters()],
            "weights": [each.detach().double().cpu().tolist() for each in network.parameters()],
            "grad": [
                None if each.grad is None else each.grad.cpu().tolist() for each in network.parameters()
            ],
        }
        return parts

    before = state()
    value = student.max_error(network, *arguments, **keywords)
    after = state()
    torch.set_grad_enabled(before["grad_enabled"])
    return value, recorded, sorted(name for name in before if before[name] != after[name])


def one_unit(weight, bias, scale, constant):
    """Weights of a network `scale · σ(weight · x + bias) + constant`."""
    return units([weight], [bias], [scale], constant)


def units(weight, bias, scale, constant):
    """Weights of a network with several such units."""
    return {
        "hidden.weight": torch.tensor(weight).unsqueeze(1),
        "hidden.bias": torch.tensor(bias),
        "output.weight": torch.tensor([scale]),
        "output.bias": torch.tensor([constant]),
    }


def errors_on_grid(weights, a, b, height, margin, low, high, n=2001):
    """Signed errors of such a network at the points that count, in float64."""
    x = np.linspace(low, high, n)
    x = x[(np.abs(x - a) > margin) & (np.abs(x - b) > margin)]
    exact = {name: value.double() for name, value in weights.items()}
    return network_output(torch.from_numpy(x).unsqueeze(1), exact).squeeze(1).numpy() - ideal_box(
        x, a, b, height
    )


def expect_max_error(submission, weights, arguments, on, keywords=None, mistakes=(), hint=None):
    """`max_error` gives what an independent computation in float64 gives.

    Float32 or float64 grids, one batch or single points, `torch.linspace` or `np.linspace`: right answers
    agree to a thousandth of the tolerance on these networks.
    """
    answer = expect_tuple(submission.run(measure, weights, list(arguments), keywords or {}), 3, on=on)
    expected = float(np.abs(errors_on_grid(weights, *arguments, **(keywords or {}))).max())
    expect_float(answer[0], expected, on=on, rtol=1e-4, atol=1e-5, mistakes=dict(mistakes), hint=hint)
    return answer


def bump(place, height):
    """A network that is `height` or a little less at `place` and falls off to both sides."""
    return units([2.0, 2.0], [-2.0 * place + 4.0, -2.0 * place - 4.0], [height, -height], 0.0)


# Monotone networks, well above or below most boxes.
SLOPE = one_unit(0.5, 0.2, 2.0, -0.3)
DOWN = one_unit(-0.75, 0.5, 3.0, -1.25)


@check(
    "max_error",
    points=0.3,
    promises=[4, 26],
    hint="max_error_definition",
    title=Text("el error más grande, hacia arriba o hacia abajo", "the largest error, upwards or downwards"),
)
def test_max_error_values(submission):
    # The largest error is far from edges and ends: above or below the box, outside of it or inside.
    cases = (
        (bump(3.5, 3.0), (-1.0, 0.5, 1.0, 0.11, -2.0, 5.0, 71)),
        (bump(3.5, -3.0), (-1.0, 0.5, 1.0, 0.11, -2.0, 5.0, 71)),
        (bump(0.5, 4.0), (-3.0, 4.0, 0.5, 0.23, -6.0, 6.0, 401)),
        (bump(0.5, -2.0), (-3.0, 4.0, 0.5, 0.23, -6.0, 6.0, 78)),
        (bump(0.5, 3.0), (-3.0, 4.0, -2.0, 0.23, -6.0, 6.0, 401)),
    )
    for weights, arguments in cases:
        errors = errors_on_grid(weights, *arguments)
        expect_max_error(
            submission,
            weights,
            arguments,
            Text("redes por encima y por debajo de la caja", "networks above and below the box"),
            mistakes={
                "max_error_signed": float(errors.max()),
                "max_error_signed_down": float((-errors).max()),
                "max_error_mean": float(np.abs(errors).mean()),
                "max_error_squared": float((errors**2).max()),
            },
        )


@check(
    "max_error",
    points=0.2,
    promises=[27],
    hint="max_error_margin",
    requires=["test_max_error_values"],
    title=Text("solo cuentan puntos lejos de ambos bordes", "only points away from both edges count"),
)
def test_max_error_margin(submission):
    # Monotone networks are worst where the margin of an edge ends. No point of the grid lies on that limit.
    for a, b, height, margin in ((0.0, 1.0, 2.0, 0.265), (-1.0, 0.5, -1.0, 0.415), (-2.0, 2.0, 3.0, 1.215)):
        for weights in (
            SLOPE,
            DOWN,
            one_unit(2.0, -2.0 * b, height, 0.0),
            one_unit(-2.0, 2.0 * a, height, 0.0),
        ):
            arguments = (a, b, height, margin, -4.0, 4.0, 801)
            everywhere = np.abs(errors_on_grid(weights, a, b, height, 0.0041, -4.0, 4.0, 801)).max()
            expect_max_error(
                submission,
                weights,
                arguments,
                Text("márgenes alrededor de a y de b", "margins around a and around b"),
                mistakes={"max_error_no_margin": float(everywhere)},
            )


@check(
    "max_error",
    points=0.15,
    promises=[28, 29],
    hint="max_error_grid",
    requires=["test_max_error_values"],
    title=Text("n puntos con ambos extremos, 2001 por defecto", "n points with both ends, 2001 by default"),
)
def test_max_error_grid(submission):
    # Far from the box a monotone network is worst at an end.
    for weights, ends in (
        (one_unit(1.0, 0.0, 4.0, 0.0), (-3.25, 2.5)),
        (one_unit(-1.0, 0.0, 4.0, 0.0), (-2.0, 3.0)),
    ):
        for n in (2, 6, 11):
            expect_max_error(
                submission,
                weights,
                (0.31, 0.52, 0.5, 0.07, *ends, n),
                Text("el error más grande en un extremo", "the largest error at an end"),
                hint="max_error_ends",
            )
    # A spike as narrow as half the spacing of 2001 points sits on one of them, halfway between those of 2000
    # or 2002.
    place, reach, steep = 1.998, 0.0005, 30_000.0
    spike = units([steep] * 2, [-steep * (place - reach), -steep * (place + reach)], [2.0, -2.0], 0.0)
    on = Text("un error que solo se ve con 2001 puntos", "an error that only 2001 points reveal")
    expect_max_error(submission, spike, (3.05, 3.25, 0.5, 0.061, 0.0, 4.0), on)


@check(
    "max_error",
    points=0.1,
    promises=[30],
    hint="max_error_nothing_left",
    requires=["test_max_error_values"],
    title=Text("0.0 si no queda ningún punto", "0.0 if no point is left"),
)
def test_max_error_nothing_left(submission):
    on = Text("un margen que se lleva todos los puntos", "a margin that takes all points away")
    for arguments in ([0.0, 1.0, 2.0, 5.0, -3.0, 4.0, 50], [0.0, 1.0, 2.0, 0.6, 0.1, 0.9]):
        value, *_ = expect_tuple(submission.run(measure, SLOPE, arguments, {}), 3, on=on)
        expect_float(value, 0.0, on=on)


@check(
    "max_error",
    points=0.15,
    promises=[31, 32],
    hint="max_error_left_alone",
    requires=["test_max_error_values"],
    title=Text(
        "sin registrar gradientes, y la red queda igual",
        "without recording gradients, the network left as it was",
    ),
)
def test_max_error_network_left_alone(submission):
    on = Text("la red", "the network")
    arguments = [-1.0, 1.0, 3.0, 0.11, -2.0, 3.0, 21]
    _, recorded, changed = expect_tuple(submission.run(measure, SLOPE, arguments, {}), 3, on=on)
    expect(
        recorded and not any(recorded),
        Text("La pasada hacia adelante registró gradientes.", "The forward pass recorded gradients."),
        hint="max_error_no_grad",
    )
    *_, later = expect_tuple(
        submission.run(measure, SLOPE, [0.0, 1.0, 2.0, 5.0, -3.0, 4.0, 50], {}), 3, on=on
    )
    expect(
        "grad_enabled" not in [*changed, *later],
        Text("Los gradientes quedaron apagados.", "Gradients were left switched off."),
        hint="max_error_grad_mode",
    )
    expect(
        not changed,
        Text(f"La red cambió ({', '.join(changed)}).", f"The network changed ({', '.join(changed)})."),
    )


@check(
    "max_error",
    points=0.1,
    promises=[1],
    hint="names_and_arguments",
    requires=["test_max_error_values"],
    title=Text("argumentos por nombre", "arguments by keyword"),
)
def test_max_error_arguments(submission):
    keywords = {"n": 51, "high": 3.0, "low": -2.0, "margin": 0.11, "height": 3.0, "b": 1.0, "a": -1.0}
    on = Text("argumentos por nombre", "arguments by keyword")
    expect_max_error(submission, SLOPE, (), on, keywords=keywords)


# ----------------------------------------------------------------------------------- sharpness_for


def smallest_sharpness(tolerance, margin, height):
    """Worst is the middle of the narrowest box: 2 |height| σ(-k margin) = tolerance."""
    return math.log(2 * abs(height) / tolerance - 1) / margin


def expect_sharpness(submission, cases, on, hint=None):
    """A float between once and four times the smallest sufficient value; 1e-6 of it is left for rounding.

    Right answers in float64 are exact to 1e-10 here: log, logit, or a root found numerically.
    """
    for tolerance, margin, height in cases:
        value = expect_float(
            submission.sharpness_for(tolerance, margin, height), on=on, hint="sharpness_float"
        )
        least = smallest_sharpness(tolerance, margin, height)
        one_edge = math.log(abs(height) / tolerance - 1 + 1e-12) / margin
        recognised = (
            "sharpness_one_edge" if math.isclose(value, one_edge, rel_tol=1e-6, abs_tol=1e-6) else None
        )
        detail = Text(
            f"tolerance={tolerance}, margin={margin}, height={height}: basta {least:.6g}, llegó {value!r}.",
            f"tolerance={tolerance}, margin={margin}, height={height}: {least:.6g} is enough, got {value!r}.",
        )
        expect(
            value >= least * (1 - 1e-6),
            Text(f"Con {on.es}: esa agudeza no basta.", f"With {on.en}: that sharpness is not enough."),
            hint=hint or recognised or "sharpness_too_small",
            detail=detail,
        )
        expect(
            value <= 4 * least * (1 + 1e-6),
            Text(
                f"Con {on.es}: esa agudeza es más de 4 veces la necesaria.",
                f"With {on.en}: that sharpness is more than 4 times the needed one.",
            ),
            hint=hint or "sharpness_too_large",
            detail=detail,
        )


@check(
    "sharpness_for",
    points=0.7,
    promises=[4, 33, 34],
    hint="sharpness_too_small",
    title=Text("basta, y no es más de 4 veces la necesaria", "enough, and at most 4 times what is needed"),
)
def test_sharpness_usual(submission):
    cases = [(0.1, 0.1, 1.0), (0.01, 0.1, 1.0), (0.02, 0.5, 3.0), (0.25, 0.25, 1.25), (0.05, 1.0, 0.4)]
    expect_sharpness(submission, cases, Text("tolerancias de 1 % a 20 %", "tolerances of 1 % to 20 %"))


@check(
    "sharpness_for",
    points=0.2,
    promises=[33, 34],
    hint="sharpness_too_small",
    requires=["test_sharpness_usual"],
    title=Text("tolerancias muy estrictas", "very strict tolerances"),
)
def test_sharpness_strict(submission):
    cases = [(1e-4, 0.1, 1.0), (1e-6, 0.2, 1.0), (1e-5, 1.0, 20.0), (1e-9, 0.1, 1.0)]
    expect_sharpness(submission, cases, Text("tolerancias bajo el 0.01 %", "tolerances below 0.01 %"))


@check(
    "sharpness_for",
    points=0.2,
    promises=[33, 34],
    hint="sharpness_too_small",
    requires=["test_sharpness_usual"],
    title=Text("tolerancias muy generosas", "very generous tolerances"),
)
def test_sharpness_generous(submission):
    cases = [(0.5, 0.1, 1.0), (0.9, 0.3, 2.0), (1.0, 0.1, 2.0)]
    expect_sharpness(submission, cases, Text("tolerancias de media altura", "tolerances of half the height"))


@check(
    "sharpness_for",
    points=0.2,
    promises=[33, 34],
    hint="sharpness_margin",
    requires=["test_sharpness_usual"],
    title=Text("márgenes y alturas de cualquier tamaño", "margins and heights of any size"),
)
def test_sharpness_scales(submission):
    cases = [
        (0.1, 0.001, 1.0),
        (0.1, 1e-7, 1.0),
        (0.1, 40.0, 1.0),
        (0.1, 4000.0, 1.0),
        (20.0, 0.1, 1000.0),
        (2e-5, 0.1, 1e-3),
    ]
    expect_sharpness(
        submission,
        cases,
        Text("márgenes o alturas extremos", "extreme margins or heights"),
        "sharpness_margin",
    )


@check(
    "sharpness_for",
    points=0.25,
    promises=[35],
    hint="sharpness_negative_height",
    title=Text("alturas negativas", "negative heights"),
)
def test_sharpness_negative_height(submission):
    cases = [(0.1, 0.1, -1.0), (0.01, 0.3, -2.5), (0.2, 1.5, -0.5)]
    expect_sharpness(
        submission, cases, Text("una altura negativa", "a negative height"), "sharpness_negative_height"
    )


@check(
    "sharpness_for",
    points=0.3,
    promises=[5, 36, 37],
    hint="sharpness_errors",
    title=Text("ValueError en los casos que se nombran", "ValueError in the cases that are named"),
)
def test_sharpness_errors(submission):
    good = [(0.1, 0.1, 1.0), (0.5, 1e-3, 1.0), (0.4, 2.0, -1.0)]
    expect_value_error(
        submission.sharpness_for,
        bad=[(0.0, 0.1, 1.0), (-0.1, 0.1, 1.0), (-0.1, 0.1, -1.0)],
        good=good,
        on=Text("una tolerancia que no es positiva", "a tolerance that is not positive"),
    )
    expect_value_error(
        submission.sharpness_for,
        bad=[(1.0, 0.1, 1.0), (1.5, 0.1, 1.0), (2.0, 0.1, -1.5), (0.1, 0.1, 0.0)],
        good=good,
        on=Text("una tolerancia que no es menor que |height|", "a tolerance not below |height|"),
    )
    expect_value_error(
        submission.sharpness_for,
        bad=[(0.1, 0.0, 1.0), (0.1, -0.1, 1.0)],
        good=good,
        on=Text("un margen que no es positivo", "a margin that is not positive"),
        hint="sharpness_margin_error",
    )


@check(
    "sharpness_for",
    points=0.15,
    promises=[1],
    hint="names_and_arguments",
    requires=["test_sharpness_usual"],
    title=Text("argumentos por nombre", "arguments by keyword"),
)
def test_sharpness_arguments(submission):
    on = Text("argumentos por nombre", "arguments by keyword")
    value = expect_float(submission.sharpness_for(height=2.0, margin=0.2, tolerance=0.05), on=on)
    least = smallest_sharpness(0.05, 0.2, 2.0)
    expect(
        least * (1 - 1e-6) <= value <= 4 * least * (1 + 1e-6),
        Text("Por nombre resulta otro valor.", "By keyword it gives another value."),
    )


# ------------------------------------------------------------------------------------- approximate


def wavy(x):
    """A smooth function of both signs; its largest slope is below 3.6."""
    import numpy

    return numpy.sin(3.0 * x) + 0.5 * x


def steep(x):
    """Changes a lot within a box."""
    import numpy

    return numpy.exp(1.5 * x)


def alternating(x):
    """±1 at 0.5, 1.5, 2.5, …: the worst case for neighbours that meet."""
    import numpy

    return 3.0 * numpy.sin(numpy.pi * x)


def odd(x):
    """Zero in the middle of [-a, a]."""
    return x * x * x - x


def nothing(x):
    """Zero everywhere."""
    return 0.0 * x


def itself(x):
    """Returns its argument, the very same array."""
    return x


def ramp(x):
    """By a method that arrays have and Python's floats have not."""
    return 2.0 * x.clip(-0.5, 1.0) + 1.0


def box_layout(low, high, n_boxes):
    """Edges, midpoints and width of the boxes."""
    width = (high - low) / n_boxes
    return low + width * np.arange(n_boxes + 1), low + width * (np.arange(n_boxes) + 0.5), width


def new_approximation(submission, *args, **kwargs):
    """A student's approximation on the run's device."""
    on = Text("approximate(…)", "approximate(…)")
    network = expect_remote(
        submission.approximate(*args, **kwargs), "module", on=on, hint="approximate_module"
    )
    return submission.run(move, network, torch.zeros(1))


def away_from_edges(low, high, n_boxes):
    """Points farther than 10 % of a width from all edges inside, in the order of the boxes."""
    _, middles, width = box_layout(low, high, n_boxes)
    # 10.1 %: float32 cannot tell a point from the limit itself.
    return (middles[:, None] + width * np.linspace(-0.399, 0.399, 31)).ravel()


def expect_within(actual, expected, bound, on, hint):
    """Float32 outputs within `bound` of the expected ones."""
    expect_close(
        actual, torch.from_numpy(expected).float().unsqueeze(1), on=on, rtol=0.0, atol=bound, hint=hint
    )


def expect_steps(submission, f, low, high, n_boxes, on, hint=None):
    """Inside, away from the edges, within 2 % of max |f| of the step function (plus float32's 1e-5)."""
    network = new_approximation(submission, f, low, high, n_boxes)
    x = away_from_edges(low, high, n_boxes)
    heights = np.repeat(f(box_layout(low, high, n_boxes)[1]), 31)
    largest = np.abs(f(np.linspace(low, high, 10_001))).max()
    expect_within(
        network(torch.from_numpy(x).float().unsqueeze(1)), heights, (0.02 + 1e-5) * largest, on, hint
    )


@check(
    "approximate",
    points=0.9,
    promises=[40],
    hint="approximate_steps",
    title=Text("la función escalonada, dentro de las cajas", "the step function, inside the boxes"),
)
def test_approximate_steps(submission):
    for f, low, high, n_boxes in (
        (wavy, -2.0, 3.0, 10),
        (steep, -1.0, 1.0, 4),
        (wavy, 0.0, 1.0, 1),
        (steep, 0.5, 2.0, 7),
    ):
        network = new_approximation(submission, f, low, high, n_boxes)
        edges, middles, width = box_layout(low, high, n_boxes)
        largest = np.abs(f(np.linspace(low, high, 10_001))).max()
        # In the middle third of each box, where gentle slopes do no harm: this is about the heights.
        x = (middles[:, None] + width * np.linspace(-0.15, 0.15, 7)).ravel()
        expect_close(
            network(torch.from_numpy(x).float().unsqueeze(1)),
            torch.from_numpy(np.repeat(f(middles), 7)).float().unsqueeze(1),
            on=Text("funciones suaves y empinadas", "smooth and steep functions"),
            rtol=0.0,
            atol=(0.02 + 1e-5) * largest,
            mistakes={
                "approximate_left": torch.from_numpy(np.repeat(f(edges[:-1]), 7)).float().unsqueeze(1),
                "approximate_right": torch.from_numpy(np.repeat(f(edges[1:]), 7)).float().unsqueeze(1),
                "approximate_mean": torch.from_numpy(np.repeat((f(edges[:-1]) + f(edges[1:])) / 2, 7))
                .float()
                .unsqueeze(1),
            },
        )


@check(
    "approximate",
    points=0.3,
    promises=[41],
    hint="approximate_jumps",
    requires=["test_approximate_steps"],
    title=Text(
        "a 10 % de los bordes, también entre +M y −M", "at 10 % from the edges, between +M and −M too"
    ),
)
def test_approximate_jumps(submission):
    on = Text("cajas vecinas de signos opuestos", "neighbouring boxes of opposite signs")
    expect_steps(submission, alternating, 0.0, 6.0, 6, on)
    expect_steps(submission, alternating, -2.0, 3.0, 5, on)
    expect_steps(submission, wavy, -2.0, 2.0, 9, on)


@check(
    "approximate",
    points=0.3,
    promises=[42],
    hint="approximate_outside",
    requires=["test_approximate_steps"],
    title=Text("cero fuera del intervalo", "zero outside the interval"),
)
def test_approximate_outside(submission):
    for f, low, high, n_boxes in ((steep, -1.0, 1.0, 4), (alternating, 0.0, 3.0, 3), (wavy, 1.0, 2.0, 12)):
        network = new_approximation(submission, f, low, high, n_boxes)
        width = (high - low) / n_boxes
        far = width * np.array([0.101, 0.15, 0.3, 0.5, 1.0, 2.5, 5.0])
        x = torch.from_numpy(np.concatenate([low - far, high + far])).float().unsqueeze(1)
        largest = np.abs(f(np.linspace(low, high, 10_001))).max()
        on = Text("x fuera de [low, high]", "x outside of [low, high]")
        expect_within(network(x), np.zeros(len(x)), (0.02 + 1e-5) * largest, on, None)


@check(
    "approximate",
    points=0.3,
    promises=[41, 43],
    hint="approximate_scale",
    requires=["test_approximate_steps"],
    title=Text(
        "más cajas, menos error; intervalos angostos y anchos",
        "more boxes, less error; narrow and wide intervals",
    ),
)
def test_approximate_scales(submission):
    on = Text("intervalos de otro tamaño", "intervals of another size")
    expect_steps(submission, wavy, 0.0, 0.02, 4, on)
    expect_steps(submission, wavy, -300.0, 500.0, 16, on)
    for n_boxes in (16, 64, 256):
        network = new_approximation(submission, wavy, 0.0, 4.0, n_boxes)
        x = away_from_edges(0.0, 4.0, n_boxes)
        # At most the slope times half a width, and 2 % of max |f| for the steps.
        bound = 3.6 * 2.0 / n_boxes + 0.02 * 3.0
        on_many = Text(f"{n_boxes} cajas", f"{n_boxes} boxes")
        expect_within(network(torch.from_numpy(x).float().unsqueeze(1)), wavy(x), bound, on_many, None)
        expect_steps(submission, wavy, 0.0, 4.0, n_boxes, on_many)


@check(
    "approximate",
    points=0.5,
    promises=[44],
    hint="approximate_sharpness",
    title=Text("con la agudeza que se le da", "with the sharpness that is given"),
)
def test_approximate_sharpness(submission):
    for f, low, high, n_boxes, sharpness in (
        (wavy, -2.0, 3.0, 5, 4.0),
        (steep, -1.0, 1.0, 3, 10.0),
        (wavy, 0.0, 3.0, 6, 60.0),
        (odd, 0.0, 1.5, 1, 1.0),
    ):
        network = new_approximation(submission, f, low, high, n_boxes, sharpness)
        edges, middles, _ = box_layout(low, high, n_boxes)
        x = torch.linspace(low - 1, high + 1, 71).unsqueeze(1)
        heights = f(middles)
        expected = sum(soft_box(x, edges[i], edges[i + 1], heights[i], sharpness) for i in range(n_boxes))
        # Arguments of the sigmoid reach 240 in float32: right answers stay within 5e-7 max |f| of this, and
        # where products and sums are rounded separately within 1e-5 max |f|.
        largest = np.abs(heights).max()
        expect_close(
            network(x),
            expected.float(),
            on=Text("una agudeza dada", "a given sharpness"),
            rtol=0.0,
            atol=1e-4 * largest,
        )


@check(
    "approximate",
    points=0.1,
    promises=[40, 45],
    hint="approximate_array",
    requires=["test_approximate_steps"],
    title=Text("f recibe arreglos de NumPy", "f is given NumPy arrays"),
)
def test_approximate_array(submission):
    on = Text("una función que usa métodos de los arreglos", "a function that uses methods of arrays")
    expect_steps(submission, ramp, -1.0, 2.0, 6, on)
    on = Text("una función que devuelve su argumento", "a function that returns its argument")
    expect_steps(submission, itself, 1.0, 3.0, 4, on, "approximate_itself")


@check(
    "approximate",
    points=0.1,
    promises=[45],
    hint="approximate_zero",
    requires=["test_approximate_steps"],
    title=Text("funciones que se anulan", "functions that are zero"),
)
def test_approximate_zero(submission):
    on = Text(
        "una función que se anula en el medio de una caja", "a function that is zero in the middle of a box"
    )
    expect_steps(submission, odd, -2.0, 2.0, 5, on)
    network = new_approximation(submission, nothing, -1.0, 1.0, 3)
    x = torch.linspace(-2, 2, 41).unsqueeze(1)
    expect_close(network(x), torch.zeros(41, 1), on=Text("la función cero", "the zero function"))


@check(
    "approximate",
    points=0.5,
    promises=[38, 39],
    hint="approximate_layers",
    title=Text("hidden y output con 2·n_boxes unidades", "hidden and output with 2·n_boxes units"),
)
def test_approximate_layers(submission):
    for n_boxes in (1, 5, 49):  # 1 / (1 / 49) is more than 49, so that `np.arange` gives one number more
        network = new_approximation(submission, wavy, 0.0, 1.0, n_boxes)
        on = Text("las capas", "the layers")
        submodules, parameters = expect_tuple(submission.run(describe, network), 2, on=on)
        layers = {name: sizes for name, sizes in submodules if name in ("hidden", "output")}
        expect(
            layers == {"hidden": (1, 2 * n_boxes), "output": (2 * n_boxes, 1)},
            Text(
                f"Con {n_boxes} cajas se esperaban hidden = nn.Linear(1, {2 * n_boxes}) y "
                f"output = nn.Linear({2 * n_boxes}, 1).",
                f"With {n_boxes} boxes, hidden = nn.Linear(1, {2 * n_boxes}) and "
                f"output = nn.Linear({2 * n_boxes}, 1) were expected.",
            ),
            detail=Text(f"Hay {layers}.", f"There are {layers}."),
        )
        others = sorted({name for name, *_ in parameters} - set(PARAMETERS))
        expect(
            not others,
            Text(f"Hay otros parámetros ({others}).", f"There are other parameters ({others})."),
            hint="approximate_other_parameters",
        )


@check(
    "approximate",
    points=0.35,
    promises=[39],
    hint="approximate_forward",
    title=Text("sigmoide logística en la capa oculta", "logistic sigmoid in the hidden layer"),
)
def test_approximate_forward(submission):
    network = new_approximation(submission, wavy, 0.0, 1.0, 3)
    weights = random_weights(6, 80)
    # Right answers may do without the output's bias, which is zero.
    weights["output.bias"] = torch.zeros(1)
    x = torch.linspace(-3, 3, 25).unsqueeze(1)
    submission.run(prepare, network, weights)
    expect_close(
        network(x),
        network_output(x, weights),
        on=Text("otros pesos cargados en la red", "other weights loaded into the network"),
        mistakes=wrong_activations(x, weights),
    )


@check(
    "approximate",
    points=0.2,
    promises=[6, 7, 8],
    hint="approximate_double",
    requires=["test_approximate_forward"],
    title=Text("float64 y gradientes", "float64 and gradients"),
)
def test_approximate_double(submission):
    network = new_approximation(submission, wavy, 0.0, 1.0, 3)
    weights = random_weights(6, 90, torch.float64)
    weights["output.bias"] = torch.zeros(1, dtype=torch.float64)
    submission.run(prepare, network, weights)
    x = torch.linspace(-2, 2, 11, dtype=torch.float64).unsqueeze(1)
    expect_close(network(noncontiguous(x)), network_output(x, weights), on=Text("float64", "float64"))
    upstream = random_upstream((11, 1), 91)
    found = submission.gradient(network, x, upstream=upstream)
    on = Text("el gradiente de la entrada", "the gradient of the input")
    expect_gradient(found.inputs[0], network_gradients(x, weights, upstream)[0], on)


@check(
    "approximate",
    points=0.25,
    promises=[5, 46, 47],
    hint="approximate_errors",
    title=Text(
        "ValueError salvo que high > low y n_boxes >= 1", "ValueError unless high > low and n_boxes >= 1"
    ),
)
def test_approximate_errors(submission):
    good = [(wavy, 0.0, 0.001, 1), (steep, -1.0, 0.0, 2), (wavy, -2.0, -1.0, 1, 5.0)]
    expect_value_error(
        submission.approximate,
        bad=[(wavy, 1.0, 1.0, 3), (wavy, 1.0, 1.0, 3, 5.0), (wavy, 1.0, 0.0, 3), (wavy, 0.0, -1.0, 3, 5.0)],
        good=good,
        on=Text("high menor o igual que low", "high not above low"),
    )
    expect_value_error(
        submission.approximate,
        bad=[(wavy, 0.0, 1.0, 0), (wavy, 0.0, 1.0, -2), (wavy, 0.0, 1.0, 0, 5.0)],
        good=good,
        on=Text("menos de una caja", "less than one box"),
        hint="approximate_no_boxes",
    )


@check(
    "approximate",
    points=0.2,
    promises=[1, 3],
    hint="names_and_arguments",
    requires=["test_approximate_sharpness"],
    title=Text("argumentos por nombre, sin efectos colaterales", "arguments by keyword, no side effects"),
)
def test_approximate_arguments(submission):
    network = new_approximation(submission, sharpness=5.0, n_boxes=1, high=2.0, low=-1.0, f=steep)
    x = torch.linspace(-2, 3, 41).unsqueeze(1)
    on = Text("argumentos por nombre", "arguments by keyword")
    height = float(steep(np.array(0.5)))
    expect_close(network(x), soft_box(x, -1.0, 2.0, height, 5.0).float(), on=on, rtol=0.0, atol=1e-4 * height)
    expect_not_reseeded(submission.run(draws_after, "approximate", [steep, -1.0, 2.0, 3], {}))


# -------------------------------------------------------------------------------------- fit_boxcar


def training(student, which, x, y):
    """One of the three trainings that all checks share; the first check that asks for it pays for it.

    Returns the network, changed arguments, moved random states, the weights with which its starts began, and
    the most steps that torch's optimizers took in one start.
    """
    import random
    import sys

    import numpy
    import torch
    from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

    from autograder.testing.operations import observe

    calls = {
        "default": ((x, y), {}),
        "again": ((), {"seed": 0, "steps": 2000, "y": y, "x": x}),
        "short": ((x, y, 25, 1), {}),
    }
    known = sys.__dict__.setdefault("_boxcar_trainings", [])
    for target, name, outcome in known:
        if target is student.fit_boxcar and name == which:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

    starts, steps, running = [], [0], {}

    def weights_of(optimizer):
        return torch.cat(
            [each.detach().flatten() for group in optimizer.param_groups for each in group["params"]]
        )

    def before_step(optimizer, args, kwargs):
        # Weights that nobody's step has set are those of a new start.
        last = running.get(id(optimizer))
        now = weights_of(optimizer)
        if last is None or not torch.equal(last[0], now):
            starts.append(now.tolist())
            last = running[id(optimizer)] = [now, 0, optimizer]
        last[1] += 1
        steps.append(last[1])

    def after_step(optimizer, args, kwargs):
        running[id(optimizer)][0] = weights_of(optimizer).clone()

    disturbance = {"default": 101, "again": 202, "short": 303}[which]
    random.seed(disturbance)
    numpy.random.seed(disturbance)
    torch.manual_seed(disturbance)
    hooks = [register_optimizer_step_pre_hook(before_step), register_optimizer_step_post_hook(after_step)]
    try:
        seen = observe(student.fit_boxcar, *calls[which])
        outcome = (seen.value, seen.changed, seen.random_state_changed, starts, max(steps))
    except Exception as error:
        outcome = error
    finally:
        for hook in hooks:
            hook.remove()
    known.append((student.fit_boxcar, which, outcome))
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def numbers_of(student, network):
    """The trainable numbers of a network."""
    import torch

    return torch.cat(
        [each.detach().double().flatten() for each in network.parameters() if each.requires_grad]
    )


def filled(student, network, number, x):
    """Outputs with all trainable numbers equal; the network is left as it was."""
    import torch

    parameters = [each for each in network.parameters() if each.requires_grad]
    kept = [each.detach().clone() for each in parameters]
    with torch.no_grad():
        for each in parameters:
            each.fill_(number)
        outputs = network(x)
        for each, old in zip(parameters, kept, strict=True):
            each.copy_(old)
    return outputs


LOW, HIGH, LEFT, RIGHT, HEIGHT = -1.5, 5.5, 2.38, 4.36, 2.4
SAMPLES = torch.linspace(LOW, HIGH, 200).unsqueeze(1)
TARGETS = HEIGHT * ((SAMPLES >= LEFT) & (SAMPLES < RIGHT)).float()


def trained(submission, which):
    """Network, changed arguments, moved random states, initial weights and steps of one of the trainings."""
    on = Text("fit_boxcar(…)", "fit_boxcar(…)")
    found = expect_tuple(submission.run(training, which, SAMPLES, TARGETS), 5, on=on)
    expect_remote(found[0], "module", on=on, hint="fit_module")
    return found


@check(
    "fit_boxcar",
    points=1.1,
    promises=[6, 9, 50],
    hint="fit_error",
    title=Text(
        "error cuadrático medio de a lo más 0.02·altura²", "mean squared error of at most 0.02·height²"
    ),
)
def test_fit_error(submission):
    outputs = trained(submission, "default")[0](SAMPLES)
    on = Text("los datos de una caja", "the samples of a box")
    expect_close(outputs, TARGETS, on=on, atol=math.inf, hint="fit_shape")
    error = float(((outputs.detach().double() - TARGETS.double()) ** 2).mean()) / HEIGHT**2
    expect(
        error <= 0.02,
        Text(
            f"El error cuadrático medio es {error:.3f}·altura², más que 0.02·altura².",
            f"The mean squared error is {error:.3f}·height², more than 0.02·height².",
        ),
        hint="fit_stuck" if error > 0.05 else "fit_almost",
    )


@check(
    "fit_boxcar",
    points=0.4,
    promises=[48],
    hint="fit_seven_numbers",
    title=Text("siete números entrenables", "seven trainable numbers"),
)
def test_fit_seven_numbers(submission):
    numbers = submission.run(numbers_of, trained(submission, "default")[0])
    count = numbers.numel() if isinstance(numbers, torch.Tensor) else 0
    expect(
        count == 7,
        Text(
            f"La red tiene {count} números entrenables, no 7.",
            f"The network has {count} trainable numbers, not 7.",
        ),
    )


@check(
    "fit_boxcar",
    points=0.3,
    promises=[49],
    hint="fit_sigmoid",
    requires=["test_fit_error", "test_fit_seven_numbers"],
    title=Text("dos unidades con sigmoide logística", "two units with the logistic sigmoid"),
)
def test_fit_sigmoid(submission):
    # With all seven numbers equal to t the network is t + 2 t σ(t x + t), up to a rescaling of x and y (some
    # rescale their data inside): far to the right 3 t, far to the left t. With tanh it would be 3 t and -t.
    network = trained(submission, "default")[0]
    x = torch.linspace(-40, 40, 1601).unsqueeze(1)
    x = torch.cat([torch.tensor([[-1e6], [1e6]]), x])
    one, two = (submission.run(filled, network, number, x) for number in (0.5, 1.0))
    on = Text("todos los números iguales", "all numbers equal")
    for outputs in (one, two):
        expect_close(outputs, torch.zeros_like(x), on=on, atol=math.inf)
    one, two = one.detach().double().flatten(), two.detach().double().flatten()
    left, right = (two - one)[:2].tolist()
    text = Text("La activación no es la sigmoide logística.", "The activation is not the logistic sigmoid.")
    size = max(abs(left), abs(right))
    expect(size < 1e4 * HEIGHT, text, hint="fit_unbounded")
    # A unit may enter with a minus sign, or be written k (c - x): then other ratios than 3 : 1 are right.
    found = (right / size, left / size) if size > 1e-3 else (0.0, 0.0)
    ratios = ((1, 1 / 3), (1 / 3, 1), (1, 1), (1, -1), (1, 0), (0, 1), (0, 0))
    matches = [
        ratio
        for ratio in ratios
        for sign in (1, -1)
        if max(abs(sign * right - seen) for right, seen in zip(ratio, found, strict=True)) < 0.01
    ]
    expect(matches, text, hint="fit_tanh")
    if matches[0] in ratios[:2]:
        # Between its limits the step is σ(affine function of x): its logit is a straight line.
        part = (two[2:] - two[0]) / (two[1] - two[0])
        inside = (part > 0.02) & (part < 0.98)
        expect(int(inside.sum()) > 4, text)
        place, logit = x[2:, 0][inside].double().numpy(), torch.logit(part[inside]).numpy()
        bend = np.abs(logit - np.polyval(np.polyfit(place, logit, 1), place)).max()
        expect(bend < 0.02, text)


@check(
    "fit_boxcar",
    points=0.35,
    promises=[1, 51],
    hint="fit_same_seed",
    requires=["test_fit_error"],
    title=Text("misma semilla, misma red", "same seed, same network"),
)
def test_fit_same_seed(submission):
    # The second call says the defaults by keyword, with global generators in another state. Both run in one
    # process on one thread: right answers agree to the last bit, two different starts differ by 1e-2 and
    # more.
    x = torch.linspace(LOW, HIGH, 777).unsqueeze(1)
    (one, *_, taken), (other, *_, taken_again) = (
        trained(submission, which) for which in ("default", "again")
    )
    first, second = one(x), other(x)
    on = Text("la misma semilla, dos veces", "the same seed, twice")
    expect_close(first, torch.zeros_like(x), on=on, atol=math.inf)
    expect_close(second, first.detach(), on=on, rtol=0.0, atol=1e-3 * HEIGHT)
    expect(
        taken == taken_again,
        Text(
            "Por defecto no se dan los mismos pasos que con 2000.", "The default takes other steps than 2000."
        ),
    )


@check(
    "fit_boxcar",
    points=0.25,
    promises=[52],
    hint="fit_seed_ignored",
    requires=["test_fit_error", "test_fit_seven_numbers", "test_fit_same_seed"],
    title=Text("otra semilla, otra partida", "another seed, another start"),
)
def test_fit_other_seed(submission):
    (first, *_, starts, _), (second, *_, others, _) = (
        trained(submission, which) for which in ("default", "short")
    )
    numbers = [submission.run(numbers_of, network) for network in (first, second)]
    on = Text("los números de la red", "the numbers of the network")
    for each in numbers:
        expect_close(each, torch.zeros(7, dtype=torch.float64), on=on, atol=math.inf)
    differ = not torch.allclose(*(each.sort().values for each in numbers), rtol=1e-6, atol=1e-9)
    # Where torch's optimizers were seen at work, compare the weights with which they began.
    began = [
        one != other
        for one, other in zip(expect_list(starts, on=on), expect_list(others, on=on), strict=False)
    ]
    expect(
        differ and (any(began) or not began),
        Text("Otra semilla parte de los mismos pesos.", "Another seed starts from the same weights."),
    )


@check(
    "fit_boxcar",
    points=0.35,
    promises=[2, 3, 53],
    hint="fit_random_state",
    requires=["test_fit_error"],
    title=Text(
        "ni el azar global ni los argumentos cambian", "neither global randomness nor arguments change"
    ),
)
def test_fit_untouched(submission):
    for which in ("default", "short"):
        _, changed, moved, *_ = trained(submission, which)
        expect(
            not changed,
            Text("Se modificaron los argumentos.", "Arguments were modified."),
            hint="fit_arguments",
        )
        expect(
            not moved,
            Text(
                f"Cambió el estado global del azar ({moved}).", f"The global random state changed ({moved})."
            ),
        )


@check(
    "fit_boxcar",
    points=0.25,
    promises=[54],
    hint="fit_steps",
    requires=["test_fit_error"],
    title=Text("steps acota los pasos de una partida", "steps bounds the steps of a start"),
)
def test_fit_steps(submission):
    # Counted where torch's optimizers take them; weights set by anybody else begin a new start.
    for which, bound in (("short", 25), ("default", 2000)):
        *_, taken = trained(submission, which)
        expect(
            isinstance(taken, int) and taken <= bound,
            Text(
                f"Con steps={bound}, una partida dio {taken} pasos.",
                f"With steps={bound}, one start took {taken} steps.",
            ),
        )


# ------------------------------------------------------------------------------- topological_order


def expect_order(submission, edges, on, hint=None):
    """Every node once, every edge forward."""
    order = expect_list(submission.topological_order(edges), on=on, hint=hint or "order_list")
    # By representation: whatever comes back, this neither raises nor asks it anything.
    found = [repr(node.item() if isinstance(node, np.generic) else node) for node in order]
    nodes = {repr(node) for edge in edges for node in edge}
    expect(
        set(found) == nodes,
        Text(f"Con {on.es}: faltan o sobran nodos.", f"With {on.en}: nodes are missing or extra."),
        hint=hint or "order_nodes",
        detail=Text(f"Llegó {found}.", f"Got {found}."),
    )
    expect(
        len(found) == len(nodes),
        Text(
            f"Con {on.es}: un nodo aparece más de una vez.", f"With {on.en}: a node appears more than once."
        ),
        hint=hint or "order_twice",
    )
    place = {node: position for position, node in enumerate(found)}
    backward = [edge for edge in edges if place[repr(edge[0])] >= place[repr(edge[1])]]
    expect(
        not backward,
        Text(f"Con {on.es}: una arista apunta hacia atrás.", f"With {on.en}: an edge points backward."),
        hint=hint or ("order_reversed" if len(backward) == len(edges) else None),
        detail=Text(f"Por ejemplo {backward[:1]} en {found}.", f"For example {backward[:1]} in {found}."),
    )


def random_dag(nodes, count, seed):
    """Distinct edges of a graph without cycles, shuffled; the names tell nothing of the order."""
    rng = np.random.default_rng(seed)
    ranks = rng.permutation(len(nodes))
    edges = set()
    while len(edges) < count:
        one, other = sorted(rng.choice(len(nodes), 2, replace=False).tolist())
        edges.add((nodes[ranks[one]], nodes[ranks[other]]))
    edges = sorted(edges, key=repr)
    return [edges[i] for i in rng.permutation(len(edges))]


DIAMOND = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]


@check(
    "topological_order",
    points=0.65,
    promises=[55, 56],
    hint="order_definition",
    title=Text("cada nodo una vez, cada arista hacia adelante", "every node once, every edge forward"),
)
def test_order_valid(submission):
    on = Text("grafos acíclicos", "acyclic graphs")
    expect_order(submission, [("c", "d"), ("b", "c"), ("a", "b")], on)
    expect_order(submission, [("b", "a"), ("d", "c"), ("c", "a")], on)
    expect_order(submission, [*DIAMOND, ("a", "d"), ("e", "b"), ("d", "f")], on)
    expect_order(submission, list(reversed(DIAMOND)), on)
    names = [f"n{i}" for i in range(14)]
    for seed, count in ((1, 16), (2, 25), (3, 60), (4, 12)):
        expect_order(submission, random_dag(names, count, seed), on)


@check(
    "topological_order",
    points=0.2,
    promises=[55, 57],
    hint="order_hashable",
    title=Text("nodos de cualquier tipo hashable", "nodes of any hashable type"),
)
def test_order_hashable(submission):
    on = Text(
        "nodos que son números, textos, tuplas y None", "nodes that are numbers, strings, tuples and None"
    )
    expect_order(submission, [(3, 0), (0, 7), (3, 7)], on)
    expect_order(submission, [((0, 1), (0, 2)), ((0, 0), (0, 1)), ((0, 0), (0, 2))], on)
    mixed = [("x", 0), (0, (1, "h")), ((1, "h"), 2.5), ("x", 2.5), ("", 0), (None, "x")]
    expect_order(submission, mixed, on, hint="order_hashable")


@check(
    "topological_order",
    points=0.2,
    promises=[58],
    hint="order_duplicates",
    title=Text("aristas repetidas", "duplicate edges"),
)
def test_order_duplicates(submission):
    on = Text("aristas repetidas", "duplicate edges")
    expect_order(submission, [("a", "b"), ("a", "b"), ("b", "c"), ("a", "b")], on)
    expect_order(submission, [*DIAMOND, *DIAMOND[::-1], ("a", "d"), ("a", "d")], on)


@check(
    "topological_order",
    points=0.1,
    promises=[59],
    hint="order_empty",
    requires=["test_order_valid"],
    title=Text("una lista vacía", "an empty list"),
)
def test_order_empty(submission):
    on = Text("una lista vacía", "an empty list")
    expect_list(submission.topological_order([]), 0, on=on)


@check(
    "topological_order",
    points=0.35,
    promises=[5, 60],
    hint="order_cycle",
    title=Text("ValueError si hay un ciclo", "ValueError if there is a cycle"),
)
def test_order_cycle(submission):
    long = [(i, i + 1) for i in range(9)]
    expect_value_error(
        submission.topological_order,
        bad=[
            ([("a", "b"), ("b", "a")],),
            ([("a", "b"), ("b", "c"), ("c", "a")],),
            ([("s", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "t")],),
            ([*DIAMOND, ("p", "q"), ("q", "r"), ("r", "p")],),
            ([*long, (9, 3)],),
            ([*long, (9, 0)],),
        ],
        good=[
            ([("a", "b"), ("c", "b")],),
            (DIAMOND,),
            ([*long, (3, 9), (0, 9)],),
            ([(1, 0), (2, 0), (2, 1)],),
        ],
        on=Text("grafos con un ciclo", "graphs with a cycle"),
    )


@check(
    "topological_order",
    points=0.15,
    promises=[5, 61],
    hint="order_self_loop",
    title=Text("un nodo que apunta a sí mismo es un ciclo", "a node that points to itself is a cycle"),
)
def test_order_self_loop(submission):
    expect_value_error(
        submission.topological_order,
        bad=[([("a", "a")],), ([("a", "b"), ("b", "b")],), ([("a", "b"), ("b", "c"), ("a", "a")],)],
        good=[([("a", "b")],), ([("a", "b"), ("b", "c"), ("a", "c")],)],
        on=Text("un nodo que apunta a sí mismo", "a node that points to itself"),
    )


@check(
    "topological_order",
    points=0.2,
    promises=[1, 2],
    hint="names_and_arguments",
    requires=["test_order_valid"],
    title=Text("argumento por nombre, y la lista intacta", "argument by keyword, and the list unharmed"),
)
def test_order_untouched(submission):
    edges = [("c", "d"), ("b", "c"), ("a", "b"), ("c", "d"), ("a", "d")]
    seen = submission.observe("topological_order", edges=edges)
    on = Text("el argumento por nombre", "the argument by keyword")
    expect_list(seen.value, 4, on=on)
    expect_untouched(seen, on=on)


# Paths through a ladder double at every rung: whoever walks them all never ends.
LADDER = [
    edge
    for i in range(60)
    for edge in (
        (("l", i), ("l", i + 1)),
        (("l", i), ("r", i + 1)),
        (("r", i), ("l", i + 1)),
        (("r", i), ("r", i + 1)),
    )
]
# Names fit whichever way a recursion walks; 450 leave room for what stands on the stack already.
CHAIN = [(i, i + 1) for i in range(450)]


@check(
    "topological_order",
    points=0.15,
    promises=[9, 62],
    hint="order_large",
    requires=["test_order_valid"],
    title=Text("grafos de casi 500 nodos", "graphs of almost 500 nodes"),
)
def test_order_large(submission):
    on = Text("grafos de casi 500 nodos", "graphs of almost 500 nodes")
    expect_order(submission, CHAIN[::-1], on, hint="order_large")
    expect_order(submission, CHAIN, on, hint="order_large")
    expect_order(submission, LADDER, on, hint="order_large")


# ------------------------------------------------------------------------------------- forward_dag


def softplus(z):
    """A scalar activation that is not zero at zero."""
    import math

    return math.log1p(math.exp(z))


def shifted(z):
    """Linear, and easy to follow by hand."""
    return 2.0 * z + 1.0


def dag_values(edges, biases, inputs, activation):
    """Values by iteration from zero: without cycles they settle after as many rounds as the graph is deep."""
    values = dict.fromkeys([node for edge in edges for node in edge], 0.0) | dict(inputs)
    while True:
        sums = {target: biases.get(target, 0.0) for _, target in edges}
        for (source, target), weight in edges.items():
            sums[target] += weight * values[source]
        renewed = values | {node: activation(total) for node, total in sums.items()}
        if renewed == values:
            return values
        values = renewed


def expect_dag(submission, edges, biases, inputs, activation, on, mistakes=(), hint=None):
    """A dict with a float for every node. Sums in another order differ by 1e-15."""
    expected = dag_values(edges, biases, inputs, activation)
    actual = expect_dict(
        submission.forward_dag(edges, biases, inputs, activation),
        list(expected),
        on=on,
        hint=hint or "dag_keys",
    )
    # Inputs first: what goes wrong there spreads to all others.
    for node, value in (dict.fromkeys(inputs) | expected).items():
        others = {name: values[node] for name, values in dict(mistakes).items() if node in values}
        expect_float(actual[node], value, on=on, mistakes=others, hint=hint)


# Two layers, listed so that no order of the dict is an order of the graph.
LAYERED = {
    ("h1", "y"): 1.5,
    ("x1", "h1"): 0.5,
    ("h2", "y"): -2.0,
    ("x2", "h1"): -1.0,
    ("x1", "h2"): 0.25,
    ("x2", "h2"): 2.0,
}


@check(
    "forward_dag",
    points=0.6,
    promises=[4, 63],
    hint="dag_definition",
    title=Text("los valores de una red con dos capas", "the values of a network of two layers"),
)
def test_dag_values(submission):
    biases = {"h1": 0.3, "h2": -0.7, "y": 0.1}
    for x1, x2 in ((1.0, -2.0), (0.5, 0.25), (-3.0, 1.5)):
        inputs = {"x1": x1, "x2": x2}
        doubled = {edge: -weight for edge, weight in LAYERED.items()}
        expect_dag(
            submission,
            LAYERED,
            biases,
            inputs,
            math.tanh,
            Text("una red de dos capas", "a network of two layers"),
            mistakes={
                "dag_no_bias": dag_values(LAYERED, {}, inputs, math.tanh),
                "dag_no_activation": dag_values(LAYERED, biases, inputs, float),
                "dag_weights": dag_values(doubled, biases, inputs, math.tanh),
            },
        )


@check(
    "forward_dag",
    points=0.3,
    promises=[64, 72],
    hint="dag_activation",
    title=Text(
        "la activación dada, en todo nodo que no es entrada",
        "the given activation, at every node but the inputs",
    ),
)
def test_dag_activation(submission):
    on = Text("otras activaciones", "other activations")
    inputs, biases = {"x1": 1.0, "x2": 0.5}, {"h1": 0.3, "y": -0.2}
    for activation in (softplus, shifted, math.sin):
        expected = dag_values(LAYERED, biases, inputs, activation)
        linear_output = sum(LAYERED[hidden, "y"] * expected[hidden] for hidden in ("h1", "h2")) + biases["y"]
        expect_dag(
            submission,
            LAYERED,
            biases,
            inputs,
            activation,
            on,
            mistakes={
                "dag_output_linear": {"y": linear_output},
                "dag_input_activated": {name: activation(value) for name, value in inputs.items()},
            },
        )


@check(
    "forward_dag",
    points=0.4,
    promises=[64, 67],
    hint="dag_skip",
    title=Text("conexiones de salto, en cualquier orden", "skip connections, in any order"),
)
def test_dag_skip(submission):
    on = Text("conexiones de salto", "skip connections")
    chain = {("a", "b"): 1.1, ("b", "c"): -0.7, ("c", "d"): 0.9, ("d", "e"): 1.3}
    skips = {("a", "c"): 0.4, ("a", "e"): -0.6, ("b", "e"): 0.8, ("b", "d"): -1.2}
    for edges in (chain | skips, skips | chain, dict(reversed((skips | chain).items()))):
        expect_dag(submission, edges, {"b": 0.1, "c": 0.2, "d": 0.3, "e": 0.4}, {"a": 0.7}, math.tanh, on)
    rng = np.random.default_rng(5)
    names = [f"n{i}" for i in range(12)]
    for seed in (6, 7):
        random = random_dag(names, 30, seed)
        edges = {edge: float(rng.normal()) for edge in random}
        sources = {source for source, _ in random} - {target for _, target in random}
        inputs = {node: float(rng.normal()) for node in sorted(sources)}
        biases = {node: float(rng.normal()) for node in names if node not in sources}
        expect_dag(submission, edges, biases, inputs, math.tanh, on)
    # The sum of only some of the sources is negative, where there is no root.
    edges = {("b", "c"): 2.0, ("a", "c"): -0.5, ("a", "b"): 1.0}
    values = submission.forward_dag(edges, {}, {"a": 4.0}, math.sqrt)
    on = Text("una activación que no acepta cualquier número", "an activation that does not take any number")
    values = expect_dict(values, ["a", "b", "c"], on=on)
    for node, value in (("a", 4.0), ("b", 2.0), ("c", math.sqrt(2.0))):
        expect_float(values[node], value, on=on)


@check(
    "forward_dag",
    points=0.3,
    promises=[65, 72],
    hint="dag_biases",
    requires=["test_dag_values"],
    title=Text("sesgos que faltan o que sobran", "biases that are missing or superfluous"),
)
def test_dag_biases(submission):
    inputs = {"x1": 1.0, "x2": -0.5}
    for biases in ({}, {"h2": 0.4}, {"x1": 5.0, "x2": -3.0, "y": 0.3}):
        expect_dag(
            submission,
            LAYERED,
            biases,
            inputs,
            math.tanh,
            Text("sesgos que faltan, o de entradas", "biases that are missing, or of inputs"),
            mistakes={
                "dag_input_bias": {node: value + biases.get(node, 0.0) for node, value in inputs.items()},
            },
        )


@check(
    "forward_dag",
    points=0.25,
    promises=[66],
    hint="dag_keys",
    title=Text("un valor para cada nodo de edges y de inputs", "a value for every node of edges and inputs"),
)
def test_dag_keys(submission):
    edges = {("x", 0): 2.0, (0, (1, "h")): -1.0, ("z", (1, "h")): 0.5}
    on = Text(
        "nodos de varios tipos, uno de ellos solo en inputs", "nodes of several types, one in inputs alone"
    )
    expect_dag(submission, edges, {(1, "h"): 1.0}, {"x": 0.5, "z": 2.0, "alone": -4.0}, math.tanh, on)
    expect_dag(submission, {}, {}, {"x": 1.5, "z": -2.5}, math.tanh, Text("ninguna arista", "no edges"))
    # An edge of weight 0 is an edge: its source is an input, and its target is computed.
    on = Text("una arista de peso 0", "an edge of weight 0")
    edges = {("x", "y"): 0.0, ("z", "w"): 0.5}
    expect_dag(submission, edges, {"y": 0.7}, {"x": 0.5, "z": 2.0}, math.tanh, on, hint="dag_zero_weight")


@check(
    "forward_dag",
    points=0.25,
    promises=[5, 69],
    hint="dag_cycle",
    title=Text("ValueError si hay un ciclo", "ValueError on a cycle"),
)
def test_dag_cycle(submission):
    def call(edges, inputs):
        return submission.forward_dag(edges, {}, inputs, math.tanh)

    diamond = dict.fromkeys(DIAMOND, 0.5)
    expect_value_error(
        call,
        bad=[
            ({("a", "b"): 1.0, ("b", "a"): 1.0}, {}),
            ({("x", "a"): 1.0, ("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "a"): 0.5}, {"x": 1.0}),
            ({("x", "a"): 1.0, ("a", "a"): 0.5}, {"x": 1.0}),
            (diamond | {("p", "q"): 1.0, ("q", "p"): 1.0}, {"a": 1.0}),
        ],
        good=[(diamond, {"a": 1.0}), (diamond | {("a", "d"): 0.0}, {"a": 0.0})],
        on=Text("un ciclo", "a cycle"),
    )


@check(
    "forward_dag",
    points=0.2,
    promises=[5, 70],
    hint="dag_missing_input",
    title=Text("ValueError si falta una entrada", "ValueError on a missing input"),
)
def test_dag_missing_input(submission):
    def call(inputs, biases):
        return submission.forward_dag(LAYERED, biases, inputs, math.tanh)

    expect_value_error(
        call,
        bad=[({"x1": 1.0}, {}), ({}, {}), ({"x2": 1.0, "other": 2.0}, {}), ({"x1": 1.0}, {"x2": 0.5})],
        good=[({"x1": 1.0, "x2": 0.0}, {}), ({"x1": 0.0, "x2": 0.0, "other": 2.0}, {"y": 1.0})],
        on=Text("una entrada sin valor", "an input without a value"),
    )


@check(
    "forward_dag",
    points=0.2,
    promises=[5, 71],
    hint="dag_computed_input",
    title=Text(
        "ValueError si inputs nombra un nodo que se calcula", "ValueError if inputs names a computed node"
    ),
)
def test_dag_computed_input(submission):
    def call(inputs):
        return submission.forward_dag(LAYERED, {}, inputs, math.tanh)

    both = {"x1": 1.0, "x2": 2.0}
    as_computed = dag_values(LAYERED, {}, both, math.tanh)["h1"]
    expect_value_error(
        call,
        bad=[
            (both | {"h1": 0.5},),
            (both | {"y": 0.0},),
            ({"h2": 1.0} | both,),
            (both | {"h1": as_computed},),
        ],
        good=[(both,), (both | {"alone": 3.0},)],
        on=Text(
            "un valor dado para un nodo con aristas de llegada",
            "a value given for a node with incoming edges",
        ),
    )


@check(
    "forward_dag",
    points=0.25,
    promises=[1, 2],
    hint="names_and_arguments",
    requires=["test_dag_values"],
    title=Text("argumentos por nombre, y todos intactos", "arguments by keyword, all of them unharmed"),
)
def test_dag_untouched(submission):
    inputs, biases = {"x1": 1.0, "x2": -0.5, "alone": 2.0}, {"h1": 0.5, "x1": 2.0}
    seen = submission.observe(
        "forward_dag", activation=math.tanh, inputs=inputs, biases=biases, edges=LAYERED
    )
    on = Text("argumentos por nombre", "arguments by keyword")
    expected = dag_values(LAYERED, biases, inputs, math.tanh)
    actual = expect_dict(seen.value, list(expected), on=on)
    for node, value in expected.items():
        expect_float(actual[node], value, on=on)
    expect_untouched(seen, on=on)


@check(
    "forward_dag",
    points=0.25,
    promises=[9, 68],
    hint="dag_large",
    requires=["test_dag_values"],
    title=Text("redes de casi 500 nodos", "networks of almost 500 nodes"),
)
def test_dag_large(submission):
    on = Text("redes de casi 500 nodos", "networks of almost 500 nodes")
    chain = dict.fromkeys(CHAIN[::-1], 1.2)
    expect_dag(submission, chain, {450: 0.5, 7: -0.3}, {0: 0.4}, math.tanh, on, hint="dag_large")
    ladder = {edge: 0.4 + 0.1 * (position % 3) for position, edge in enumerate(LADDER)}
    inputs = {("l", 0): 0.3, ("r", 0): -0.2}
    expect_dag(submission, ladder, {("l", 5): 0.4}, inputs, math.tanh, on, hint="dag_large")
