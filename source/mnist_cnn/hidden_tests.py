"""Hidden checks of the lab on digits; the numbers of the promises are those of promises.md.

Oracles are NumPy, torch.nn.functional and a training loop written out by hand for a linear model. The labels
of the digits that are held back never leave this side; their images do, normalized, once training is over.
"""

import functools
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional

from autograder.testing import (
    Text,
    check,
    claims,
    expect,
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

LAB = Path(__file__).parent
F32, F64 = torch.float32, torch.float64

BY_NAME = Text("argumentos por nombre", "arguments by keyword")
VIEWS = Text(
    "argumentos por nombre y tensores no contiguos",
    "arguments by keyword and tensors that are not contiguous",
)
ORDINARY = Text("datos corrientes", "ordinary data")


def digits(folder: str) -> tuple[np.ndarray, np.ndarray]:
    with np.load(LAB / folder / "digits.npz") as file:
        return file["images"], file["labels"]


def draws_after(student, name, arguments):
    """What the global generators draw after a call, from two different states."""
    import random

    import numpy
    import torch

    draws = []
    for seed in (11, 12):
        random.seed(seed)
        numpy.random.seed(seed)
        torch.manual_seed(seed)
        getattr(student, name)(*arguments)
        draws.append([[random.random()], numpy.random.rand(2).tolist(), torch.rand(3).tolist()])
    return draws


def expect_not_reseeded(draws):
    first, second = expect_list(draws, 2, on=Text("", ""))
    for name, one, other in zip(("random", "numpy", "torch"), first, second, strict=True):
        expect(
            one != other,
            Text(
                f"Se fijó la semilla global de {name}: lo que viene después ya no es azar.",
                f"The global seed of {name} was set: what comes afterwards is no longer random.",
            ),
            hint="reseeded",
        )


# --- normalize ------------------------------------------------------------------------------------------


def pictures(seed: int, count: int) -> torch.Tensor:
    """Random images with a mean of their own for every row and every image; 0 and 255 occur."""
    rng = np.random.default_rng(seed)
    light = rng.uniform(0.1, 1, size=(count, 1, 1)) * np.linspace(0.2, 1, 28).reshape(1, 28, 1)
    images = np.round(255 * light * rng.uniform(0, 1, size=(count, 28, 28))).astype(np.uint8)
    images[0, 0, :2] = (0, 255)
    return torch.from_numpy(images)


def scaled_by(images: torch.Tensor, mean: float, std: float) -> torch.Tensor:
    return torch.from_numpy(((images.numpy() / 255.0 - mean) / std).astype(np.float32)[:, None])


def statistics(images: torch.Tensor) -> tuple[float, float]:
    pixels = images.numpy() / 255.0
    return float(pixels.mean()), float(pixels.std())


def as_number(value):
    """A tensor or array with one element counts as its element: that it is a float is a check of its own."""
    if isinstance(value, torch.Tensor | np.ndarray) and value.size == 1:
        return float(value.reshape(()))
    if isinstance(value, torch.Tensor) and value.numel() == 1 and value.dtype != torch.bool:
        return float(value.reshape(()))
    return value


# Rule 5 for float32. Sums over up to 60 * 784 pixels in float32, in any order, differ by less than 2e-6.
FLOAT32 = {"rtol": 1e-4, "atol": 1e-5}


@check(
    "normalize",
    points=0.75,
    promises=[8, 9, 10],
    hint="normalize_formula",
    title=Text("imágenes llevadas a media 0 y desviación 1", "images taken to mean 0 and deviation 1"),
)
def test_normalize_values(submission):
    # The last ones are dim: they have neither black nor white.
    for images in (pictures(2, 2), pictures(60, 60), pictures(10, 10) // 2 + 20):
        mean, std = statistics(images)
        on = Text(f"{len(images)} imágenes", f"{len(images)} images")
        scaled = expect_tuple(submission.normalize(images), 3, on=on, hint="normalize_tuple")[0]
        pixels = images.numpy() / 255.0
        each = (pixels - pixels.mean((1, 2), keepdims=True)) / pixels.std((1, 2), keepdims=True)
        with np.errstate(all="ignore"):
            position = (pixels - pixels.mean(0)) / pixels.std(0)
        expect_close(
            scaled,
            scaled_by(images, mean, std),
            on=on,
            mistakes={
                "normalize_not_divided": scaled_by(images, 0.0, 1.0),
                "normalize_255": (images[:, None].double() - mean).div(std).float(),
                "normalize_only_mean": scaled_by(images, mean, 1.0),
                "normalize_variance": scaled_by(images, mean, std**2),
                "normalize_per_image": torch.from_numpy(each.astype(np.float32)[:, None]),
                "normalize_per_pixel": torch.from_numpy(position.astype(np.float32)[:, None]),
            },
        )


@check(
    "normalize",
    points=0.25,
    promises=[11],
    hint="normalize_statistics",
    title=Text("la media y la desviación que devuelve", "the mean and the deviation that are returned"),
)
def test_normalize_statistics(submission):
    images = pictures(3, 30)
    mean, std = statistics(images)
    _, got_mean, got_std = expect_tuple(submission.normalize(images), 3, on=ORDINARY, hint="normalize_tuple")
    mean_of = Text("la media", "the mean")
    expect_float(as_number(got_mean), mean, on=mean_of, mistakes={"normalize_255": mean * 255}, **FLOAT32)
    std_of = Text("la desviación", "the deviation")
    mistakes = {"normalize_255": std * 255, "normalize_variance": std**2}
    expect_float(as_number(got_std), std, on=std_of, mistakes=mistakes, **FLOAT32)


@check(
    "normalize",
    points=0.15,
    promises=[9, 12],
    hint="normalize_single",
    title=Text("una sola imagen, desviación poblacional", "a single image, population deviation"),
)
def test_normalize_single(submission):
    # With 784 pixels the two deviations differ by 6e-4, six times the tolerance.
    images = pictures(4, 1)
    mean, std = statistics(images)
    on = Text("una sola imagen", "a single image")
    scaled, _, got = expect_tuple(submission.normalize(images), 3, on=on, hint="normalize_tuple")
    sample = std * (784 / 783) ** 0.5
    expect_float(as_number(got), std, on=on, mistakes={"normalize_sample_std": sample}, **FLOAT32)
    expect_close(scaled, scaled_by(images, mean, std), on=on)


@check(
    "normalize",
    points=0.2,
    promises=[6],
    hint="normalize_floats",
    requires=["test_normalize_statistics"],
    title=Text("media y desviación son float", "mean and deviation are floats"),
)
def test_normalize_floats(submission):
    for given in ({}, {"mean": 0.25}, {"std": 0.5}):
        result = expect_tuple(submission.normalize(pictures(5, 3), **given), 3, on=ORDINARY)
        for value in result[1:]:
            expect_float(value, on=Text("la media y la desviación", "mean and deviation"))


def expect_given(submission, images, pairs):
    """With these `mean` and `std`, None where they are to be computed."""
    own_mean, own_std = statistics(images)
    for mean, std in pairs:
        on = Text(f"mean={mean}, std={std}", f"mean={mean}, std={std}")
        result = expect_tuple(submission.normalize(images, mean, std), 3, on=on)
        right = (own_mean if mean is None else mean, own_std if std is None else std)
        around = images.numpy() / 255.0 - right[0]
        mistakes = {}
        if mean == 0.0:
            mistakes = {"normalize_zero_mean": scaled_by(images, own_mean, right[1])}
        elif std is None:
            mistakes = {"normalize_std_around": scaled_by(images, right[0], float((around**2).mean() ** 0.5))}
        elif mean is not None:
            mistakes = {"normalize_ignored": scaled_by(images, own_mean, own_std)}
        expect_close(result[0], scaled_by(images, *right), on=on, mistakes=mistakes)
        for got, wanted in zip(result[1:], right, strict=True):
            expect_float(as_number(got), wanted, on=on, **FLOAT32)


@check(
    "normalize",
    points=0.25,
    promises=[13],
    hint="normalize_given",
    title=Text("estadísticas dadas", "given statistics"),
)
def test_normalize_given(submission):
    expect_given(submission, pictures(6, 9), [(0.4, 0.2), (-0.25, 2.0)])


@check(
    "normalize",
    points=0.1,
    promises=[14],
    hint="normalize_zero_mean",
    requires=["test_normalize_given"],
    title=Text("una media dada de 0", "a given mean of 0"),
)
def test_normalize_zero(submission):
    expect_given(submission, pictures(8, 5), [(0.0, 1.0), (0.0, 0.3)])


@check(
    "normalize",
    points=0.1,
    promises=[15],
    hint="normalize_other",
    title=Text("una sola estadística dada", "only one of the statistics given"),
)
def test_normalize_other(submission):
    expect_given(submission, pictures(9, 6), [(0.4, None), (None, 0.2)])


@check(
    "normalize",
    points=0.2,
    promises=[1, 2, 3, 4, 5],
    hint="names_and_views",
    requires=["test_normalize_given"],
    title=Text(
        "por nombre, tensores no contiguos, sin efectos",
        "by keyword, non-contiguous tensors, no side effects",
    ),
)
def test_normalize_call(submission):
    images = pictures(7, 4) // 2 + 20
    for view in (noncontiguous(images), images.transpose(1, 2)):
        result = submission.normalize(std=0.3, images=view, mean=0.1)
        scaled = expect_tuple(result, 3, on=VIEWS)[0]
        expect_close(scaled, scaled_by(view.contiguous(), 0.1, 0.3), on=VIEWS)
    expect_untouched(submission.observe("normalize", images), on=ORDINARY, hint="arguments_modified")


# --- build_cnn ------------------------------------------------------------------------------------------

SHAPES = [
    (32, 1, 3, 3),
    (32,),
    (32, 32, 3, 3),
    (32,),
    (2, 32, 3, 3),
    (2,),
    (50, 200),
    (50,),
    (10, 50),
    (10,),
]
LOADED = Text("pesos cargados", "loaded weights")


@functools.cache
def cnn_weights() -> list[torch.Tensor]:
    """Random weights of a size that keeps activations near 1, so that about half of them are negative."""
    generator = torch.Generator().manual_seed(70)
    return [
        torch.randn(shape, generator=generator, dtype=F64)
        * (0.3 if len(shape) == 1 else float(np.prod(shape[1:])) ** -0.5)
        for shape in SHAPES
    ]


@functools.cache
def cnn_images() -> torch.Tensor:
    return torch.randn(3, 1, 28, 28, generator=torch.Generator().manual_seed(71), dtype=F64)


def cnn_stages(x: torch.Tensor, weights: list[torch.Tensor]) -> list[torch.Tensor]:
    """Outputs after each of the eleven steps."""
    w = iter(weights)
    steps = [
        lambda x: functional.conv2d(x, next(w), next(w)),
        functional.relu,
        lambda x: functional.conv2d(x, next(w), next(w)),
        functional.relu,
        lambda x: functional.max_pool2d(x, 2, 2),
        lambda x: functional.conv2d(x, next(w), next(w)),
        functional.relu,
        lambda x: x.reshape(len(x), -1),
        lambda x: functional.linear(x, next(w), next(w)),
        functional.relu,
        lambda x: functional.linear(x, next(w), next(w)),
    ]
    outputs = []
    for step in steps:
        x = step(x)
        outputs.append(x)
    return outputs


@functools.cache
def expected_stages(contrast: float = 1.0) -> list[torch.Tensor]:
    return cnn_stages(contrast * cnn_images(), cnn_weights())


def structure(student):
    """What the network claims to be made of."""
    import torch

    model = student.build_cnn()
    # One ReLU may stand in several places: `children()` would leave it out where it comes again.
    steps = list(model._modules.values())
    lazy = [isinstance(each, torch.nn.modules.lazy.LazyModuleMixin) for each in model.modules()]
    return (
        isinstance(model, torch.nn.Sequential),
        len(steps),
        all(not each._modules for each in steps),
        any(lazy) or any(torch.nn.parameter.is_lazy(each) for each in model.parameters()),
    )


def parameters(student):
    """Shape, dtype and trainability of each parameter, in order."""
    return [
        (tuple(each.shape), str(each.dtype), bool(each.requires_grad))
        for each in student.build_cnn().parameters()
    ]


def load(student, weights):
    """A network in float64 with these weights, wherever shapes agree."""
    import torch

    model = student.build_cnn().to(weights[0])
    with torch.no_grad():
        for parameter, weight in zip(model.parameters(), weights):  # noqa: B905
            if parameter.shape == weight.shape:
                parameter.copy_(weight)
    return model


def stages(student, model, x, first, last):
    """Outputs of the modules `first` to `last`, counted from 1, of which the first one gets `x`."""
    import torch

    outputs = []
    with torch.no_grad():
        for module in list(model._modules.values())[first - 1 : last]:
            x = module(x)
            outputs.append(x.clone())
    return outputs


def loaded_cnn(submission):
    model = submission.run(load, cnn_weights())
    return expect_remote(model, "module", on=LOADED, hint="cnn_sequential")


def expect_stages(submission, first: int, last: int):
    """Modules `first` to `last`, counted from 1, given the right inputs of module `first`."""
    model = loaded_cnn(submission)
    # With much contrast, too: some activations have an upper limit.
    for contrast in (1.0, 50.0):
        right = expected_stages(contrast)
        before = [contrast * cnn_images(), *right][first - 1]
        found = expect_list(submission.run(stages, model, before, first, last), on=LOADED)
        for number in range(first, last + 1):
            expect(
                len(found) > number - first,
                Text(f"Falta el módulo {number}.", f"Module {number} is missing."),
            )
            on = Text(f"la salida del módulo {number}", f"the output of module {number}")
            hint = "cnn_upper_limit" if contrast > 1 else None
            expect_close(found[number - first], right[number - 1], on=on, hint=hint)


@check(
    "build_cnn",
    points=0.5,
    promises=[23],
    hint="cnn_sequential",
    title=Text("un Sequential plano de once módulos", "a flat Sequential of eleven modules"),
)
def test_build_cnn_structure(submission):
    on = Text("la red", "the network")
    sequential, steps, flat, lazy = expect_tuple(submission.run(structure), 4, on=on)
    expect(sequential is True, Text("No es un nn.Sequential.", "It is no nn.Sequential."))
    expect(lazy is False, Text("Hay módulos `Lazy…`.", "There are `Lazy…` modules."), hint="cnn_lazy")
    expect(
        flat is True,
        Text("No es plano: hay módulos dentro de otros.", "It is not flat: modules contain others."),
    )
    expect(
        steps == 11,
        Text("Deben ser once módulos.", "There should be eleven modules."),
        detail=Text(f"Hay {steps}.", f"There are {steps}."),
        hint="cnn_eleven",
    )


@check(
    "build_cnn",
    points=0.5,
    promises=[4, 28],
    hint="cnn_parameters",
    title=Text("los diez parámetros y sus formas", "the ten parameters and their shapes"),
)
def test_build_cnn_parameters(submission):
    on = Text("los parámetros", "the parameters")
    found = expect_list(submission.run(parameters), on=on)
    expect_equal(found, [(shape, "torch.float32", True) for shape in SHAPES], on=on)


@check(
    "build_cnn",
    points=1.0,
    promises=[24],
    hint="cnn_first_five",
    title=Text("los primeros cinco módulos", "the first five modules"),
)
def test_build_cnn_first_five(submission):
    expect_stages(submission, 1, 5)


@check(
    "build_cnn",
    points=0.5,
    promises=[25],
    hint="cnn_next_three",
    title=Text(
        "los tres que siguen: de 32 canales a 200 números", "the next three: 32 channels to 200 numbers"
    ),
)
def test_build_cnn_next_three(submission):
    expect_stages(submission, 6, 8)


@check(
    "build_cnn",
    points=0.5,
    promises=[26],
    hint="cnn_last_three",
    title=Text("los tres últimos: de 200 números a 10", "the last three: 200 numbers to 10"),
)
def test_build_cnn_last_three(submission):
    expect_stages(submission, 9, 11)


@check(
    "build_cnn",
    points=0.5,
    promises=[25, 27],
    hint="cnn_logits",
    title=Text("las salidas son logits", "the outputs are logits"),
)
def test_build_cnn_logits(submission):
    logits = expected_stages()[-1]
    # Half of them negative, so that an activation at the end shows.
    expect_close(
        loaded_cnn(submission)(cnn_images()),
        logits,
        on=LOADED,
        mistakes={
            "cnn_final_relu": logits.relu(),
            "cnn_softmax": logits.softmax(1),
            "cnn_log_softmax": logits.log_softmax(1),
            "cnn_sigmoid": logits.sigmoid(),
        },
    )
    on = Text("una sola imagen", "a single image")
    expect_close(loaded_cnn(submission)(cnn_images()[:1]), logits[:1], on=on, hint="cnn_single")


@check(
    "build_cnn",
    points=0.25,
    promises=[29],
    hint="cnn_gradients",
    requires=["test_build_cnn_logits"],
    title=Text("gradientes de la entrada y de los pesos", "gradients of the input and of the weights"),
)
def test_build_cnn_gradients(submission):
    for dtype in (F64, F32):
        x = cnn_images().to(dtype).requires_grad_()
        weights = [each.to(dtype).requires_grad_() for each in cnn_weights()]
        upstream = random_upstream((3, 10), 72, dtype)
        # Computed in float64 for both: the gradient has no kinks near these inputs.
        wide = [each.detach().double().requires_grad_() for each in (x, *weights)]
        right = torch.autograd.grad(cnn_stages(wide[0], wide[1:])[-1], wide, upstream.double())
        model = submission.run(load, [each.detach() for each in weights])
        found = expect_list(submission.run(gradients, model, x.detach(), upstream), 11, on=LOADED)
        for got, wanted in zip(found, right, strict=True):
            on = Text(f"gradientes en {dtype}", f"gradients in {dtype}")
            expect_close(got, wanted.to(dtype), on=on, gradient=True)


def gradients(student, model, x, upstream):
    """Of the input and of all parameters."""
    import torch

    x.requires_grad_()
    return list(torch.autograd.grad(model(x), [x, *model.parameters()], upstream))


@check(
    "build_cnn",
    points=0.25,
    promises=[3],
    hint="reseeded",
    requires=["test_build_cnn_structure"],
    title=Text("no fija la semilla global", "the global seed is not set"),
)
def test_build_cnn_not_reseeded(submission):
    expect_not_reseeded(submission.run(draws_after, "build_cnn", []))


# --- count_parameters -----------------------------------------------------------------------------------


def counts(student, kind):
    """Counts of models of one kind, by position and by keyword, and whether anything was changed by it."""
    import torch
    from torch import nn

    class Scale(nn.Module):
        def __init__(self):
            super().__init__()
            self.scale = nn.Parameter(torch.ones(()))
            self.none = nn.Parameter(torch.empty(0, 3))
            self.inner = nn.ModuleDict({"a": nn.Linear(2, 3, bias=False), "b": nn.PReLU(4)})

    if kind == "plain":
        nested = nn.Sequential(nn.Conv2d(2, 3, 3), nn.Sequential(nn.ReLU(), nn.Linear(3, 7)))
        models = [nn.Linear(3, 5), nested, Scale().double(), nn.LSTM(2, 3), nn.Identity()]
    elif kind == "frozen":
        frozen, partly = nn.Linear(4, 4), nn.Sequential(nn.BatchNorm1d(5), nn.Linear(5, 2))
        frozen.requires_grad_(False)
        partly[1].weight.requires_grad_(False)
        models = [partly, frozen, nn.BatchNorm2d(6)]
    else:
        layer, first, second = nn.Linear(6, 6), nn.Linear(3, 3), nn.Linear(3, 3)
        second.weight = first.weight
        models = [nn.Sequential(layer, nn.ReLU(), layer), nn.ModuleList([first, second])]
        # Equal numbers in two parameters are no shared parameter.
        models.append(nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2)))
        models[-1][1].load_state_dict(models[-1][0].state_dict())

    def states():
        tensors = [each for model in models for each in (*model.parameters(), *model.buffers())]
        modes = [module.training for model in models for module in model.modules()]
        return modes, [(each.requires_grad, str(each.dtype), each.tolist()) for each in tensors]

    before = states()
    found = [student.count_parameters(model) for model in models]
    same = before == states()
    return found, student.count_parameters(model=models[0]), same


COUNTED = {
    "plain": ([20, 85, 11, 84, 0], Text("modelos con módulos dentro de otros", "models with nested modules")),
    "frozen": ([12, 0, 12], Text("parámetros congelados y buffers", "frozen parameters and buffers")),
    "shared": ([42, 15, 12], Text("parámetros compartidos", "shared parameters")),
}


def expect_counts(submission, kind, mistakes=()):
    wanted, on = COUNTED[kind]
    found, named, same = expect_tuple(submission.run(counts, kind), 3, on=on)
    for index, (got, right) in enumerate(zip(expect_list(found, len(wanted), on=on), wanted, strict=True)):
        wrong = {hint: values[index] for hint, values in dict(mistakes).items() if values[index] != right}
        expect_int(got, right, on=on, mistakes=wrong)
    expect(same is True, Text("El modelo cambió.", "The model was changed."), hint="arguments_modified")
    expect_int(named, wanted[0], on=BY_NAME)


@check(
    "count_parameters",
    points=0.4,
    promises=[1, 6, 30],
    hint="count_scalars",
    title=Text("escalares de todos los parámetros", "scalars in all parameters"),
)
def test_count_parameters_scalars(submission):
    expect_counts(
        submission,
        "plain",
        {"count_tensors": [2, 4, 4, 4, 0], "count_weights_only": [15, 75, 6, 60, 0]},
    )


@check(
    "count_parameters",
    points=0.3,
    promises=[2, 30, 31],
    hint="count_trainable",
    requires=["test_count_parameters_scalars"],
    title=Text("solo los entrenables", "trainable ones only"),
)
def test_count_parameters_trainable(submission):
    expect_counts(submission, "frozen", {"count_frozen": [22, 20, 12], "count_buffers": [33, 20, 25]})


@check(
    "count_parameters",
    points=0.3,
    promises=[30, 32],
    hint="count_shared",
    requires=["test_count_parameters_scalars"],
    title=Text("un parámetro compartido cuenta una vez", "a shared parameter counts once"),
)
def test_count_parameters_shared(submission):
    expect_counts(submission, "shared", {"count_twice": [84, 24, 12]})


# --- accuracy -------------------------------------------------------------------------------------------


def classified(seed: int, rows: int, classes: int, dtype=F32) -> tuple[torch.Tensor, torch.Tensor, float]:
    """Logits without ties, labels of which about half are right, and the fraction."""
    rng = np.random.default_rng(seed)
    logits = rng.permuted(np.tile(np.arange(classes) * 0.5 - 3.0, (rows, 1)), axis=1)
    best = logits.argmax(1)
    labels = np.where(rng.uniform(size=rows) < 0.6, best, rng.integers(0, classes, size=rows))
    return torch.tensor(logits, dtype=dtype), torch.tensor(labels), float((labels == best).mean())


@check(
    "accuracy",
    points=0.4,
    promises=[6, 33],
    hint="accuracy_fraction",
    title=Text("la fracción de aciertos", "the fraction of hits"),
)
def test_accuracy_values(submission):
    for rows, classes in ((50, 10), (9, 3), (3, 7), (10, 10), (1, 4), (5, 1), (64, 2), (40, 23)):
        logits, labels, fraction = classified(rows, rows, classes)
        on = Text(f"{rows} filas y {classes} clases", f"{rows} rows and {classes} classes")
        found = submission.accuracy(logits, labels)
        from_zero = torch.where(logits.amax(1) > 0, logits.argmax(1), 0)
        mistakes = {
            "accuracy_percent": 100 * fraction,
            "accuracy_count": fraction * rows,
            # In the first few rows another mistake may happen to give this number, too.
            **({"accuracy_error": 1 - fraction} if rows == 50 else {}),
            "accuracy_from_zero": (from_zero == labels).double().mean().item(),
        }
        # Right answers add in float32 or float64: 1e-7 apart at most.
        mistakes = {hint: value for hint, value in mistakes.items() if abs(value - fraction) > 1e-3}
        expect_float(found, fraction, on=on, rtol=1e-6, mistakes=mistakes, hint=float_hint(found))
    # None and all of them right.
    for labels, fraction in (([1, 0], 0.0), ([0, 1], 1.0)):
        found = submission.accuracy(torch.tensor([[-1.0, -2.0], [-2.0, -1.0]]), torch.tensor(labels))
        expect_float(found, fraction, on=Text("dos filas", "two rows"))


def float_hint(value):
    return "float_not_tensor" if isinstance(value, torch.Tensor | np.ndarray) else None


@check(
    "accuracy",
    points=0.15,
    promises=[1, 2, 3, 5, 33, 34],
    hint="names_and_views",
    requires=["test_accuracy_values"],
    title=Text("dtypes, por nombre, sin efectos", "dtypes, by keyword, no side effects"),
)
def test_accuracy_call(submission):
    for dtype in (F32, F64):
        logits, labels, fraction = classified(20, 12, 5, dtype)
        found = submission.accuracy(labels=noncontiguous(labels), logits=noncontiguous(logits))
        expect_float(found, fraction, on=VIEWS, rtol=1e-6)
        found = submission.accuracy(logits.clone().requires_grad_(), labels)
        expect_float(found, fraction, on=Text("logits con gradiente", "logits with a gradient"), rtol=1e-6)
        # The order of these survives only if they are compared as they are (or after a softmax).
        on = Text(f"logits grandes y parecidos, {dtype}", f"large logits that differ little, {dtype}")
        logits, labels, fraction = classified(40, 60, 5, dtype)
        for centre in (1000.0, -1000.0):
            alike = centre + logits * (2e-3 if dtype == F32 else 2e-9)
            found = submission.accuracy(alike, labels)
            expect_float(found, fraction, on=on, rtol=1e-6, hint="accuracy_as_they_are")
    expect_untouched(submission.observe("accuracy", logits, labels), on=ORDINARY, hint="arguments_modified")


@check(
    "accuracy",
    points=0.2,
    promises=[7, 35],
    hint="accuracy_empty",
    requires=["test_accuracy_values"],
    title=Text("ValueError si no hay filas", "ValueError if there are no rows"),
)
def test_accuracy_empty(submission):
    none = torch.zeros(0, dtype=torch.int64)
    expect_value_error(
        submission.accuracy,
        bad=[(torch.zeros(0, 3), none), (torch.zeros(0, 1, dtype=F64), none)],
        good=[(torch.tensor([[1.0, 2.0, 3.0]]), torch.tensor([0]))],
        on=Text("ninguna fila", "no rows"),
    )


@check(
    "accuracy",
    points=0.25,
    promises=[7, 36],
    hint="accuracy_lengths",
    requires=["test_accuracy_values"],
    title=Text("ValueError si los largos difieren", "ValueError if the lengths differ"),
)
def test_accuracy_lengths(submission):
    logits, labels, _ = classified(30, 6, 6)
    expect_value_error(
        submission.accuracy,
        bad=[
            (logits, labels[:5]),
            (logits[:4], labels),
            # Lengths that broadcasting would forgive.
            (logits, labels[:1]),
            (logits[:1], labels),
            (logits[:0], labels),
            (logits[:0], labels[:1]),
            (logits, labels[:0]),
        ],
        good=[(logits, labels), (logits[:1], labels[:1])],
        on=Text("largos distintos", "different lengths"),
    )


# --- DeviceLoader ---------------------------------------------------------------------------------------


@functools.cache
def samples() -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(40)
    return torch.randn(7, 2, generator=generator), torch.randint(0, 9, (7,), generator=generator)


def walk(student, x, y, size, device, how):
    """Batches and length of a wrapped loader.

    `how`: `plain`, `keywords`, `transform`, `order` (a sampler of its own), or `two` (another one is made).
    """
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    def change(x, y):
        return x * 10 + y.unsqueeze(1), y + 100

    data = TensorDataset(x.cpu(), y.cpu())
    loader = DataLoader(data, batch_size=size, sampler=range(6, -1, -1) if how == "order" else None)
    if how == "keywords":
        wrapped = student.DeviceLoader(transform=None, device=torch.device(device), loader=loader)
    elif how == "transform":
        wrapped = student.DeviceLoader(loader, device, change)
    else:
        wrapped = student.DeviceLoader(loader, device)
    if how == "two":
        student.DeviceLoader(DataLoader(TensorDataset(y.cpu(), y.cpu())), "cpu", change)
    batches = []
    for x, y in wrapped:
        batches.append((x, y))
    return batches, len(wrapped)


def expect_batches(submission, how, size, wanted, on, mistakes=(), data=None, hint=None):
    x, y = samples() if data is None else data
    batches, length = expect_tuple(
        submission.run(walk, x, y, size, submission.device, how), 2, on=on, hint=hint
    )
    whole = [(wanted[0][i : i + size], wanted[1][i : i + size]) for i in range(0, 7, size)]
    for pair, right in zip(expect_list(batches, len(whole), on=on, hint=hint), whole, strict=True):
        got = expect_tuple(pair, 2, on=on, hint=hint)
        for name, one, other in zip("xy", got, right, strict=True):
            place = Text(f"{name} con {on.es}", f"{name} with {on.en}")
            seen = {hint: (value[0] if name == "x" else value[1]) for hint, value in dict(mistakes).items()}
            start = size * [id(each) for each in whole].index(id(right))
            seen = {hint: value[start : start + size] for hint, value in seen.items()}
            expect_close(one, other, on=place, mistakes=seen, hint=hint)
    return length


def places(student):
    """Where each `x` is; `meta` is a device everywhere."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    loader = DataLoader(TensorDataset(torch.zeros(4, 2), torch.zeros(4)), batch_size=2)
    return [x.device.type for x, y in student.DeviceLoader(loader, "meta")]


def length_without_last(student):
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    data = TensorDataset(torch.zeros(7, 2), torch.zeros(7))
    return len(student.DeviceLoader(DataLoader(data, batch_size=2, drop_last=True), "cpu"))


@check(
    "DeviceLoader",
    points=0.6,
    promises=[17, 18],
    hint="loader_batches",
    title=Text("los lotes del cargador", "the loader's batches"),
)
def test_device_loader_batches(submission):
    # A loader that is handed back as it is would give the same batches.
    on = Text("otro dispositivo", "another device")
    expect_equal(submission.run(places), ["meta"] * 2, on=on, hint="loader_device")
    for size in (3, 7, 1):
        on = Text(f"lotes de {size}", f"batches of {size}")
        expect_batches(submission, "plain", size, samples(), on)
    on = Text("un cargador con su propio orden", "a loader with an order of its own")
    expect_batches(submission, "order", 3, [each.flip(0) for each in samples()], on)
    on = Text("otra envoltura creada después", "another wrapper made afterwards")
    expect_batches(submission, "two", 3, samples(), on, hint="loader_two")
    x, y = samples()
    for data in ((y.to(torch.uint8), x.double()), (x[:, :1].double(), y[:, None].to(torch.int32))):
        names = " y ".join(str(each.dtype) for each in data)
        on = Text(f"tensores {names}", f"{names.replace(' y ', ' and ')} tensors")
        expect_batches(submission, "plain", 3, data, on, data=data, hint="loader_as_they_are")


@check(
    "DeviceLoader",
    points=0.2,
    promises=[16],
    hint="loader_len",
    requires=["test_device_loader_batches"],
    title=Text("len() es el del cargador", "len() is that of the loader"),
)
def test_device_loader_len(submission):
    for size, batches in ((3, 3), (7, 1), (2, 4)):
        on = Text(f"7 ejemplos en lotes de {size}", f"7 examples in batches of {size}")
        found = expect_batches(submission, "plain", size, samples(), on)
        expect_int(found, batches, on=on, mistakes={"loader_len_samples": 7})
    on = Text("drop_last y 7 ejemplos en lotes de 2", "drop_last and 7 examples in batches of 2")
    length = submission.run(length_without_last)
    expect_int(length, 3, on=on, hint="loader_len_drop_last", mistakes={"loader_len_samples": 7})


@check(
    "DeviceLoader",
    points=0.4,
    promises=[19],
    hint="loader_transform",
    title=Text("la transformación", "the transform"),
)
def test_device_loader_transform(submission):
    x, y = samples()
    changed = (x * 10 + y.unsqueeze(1), y + 100)
    on = Text("una transformación", "a transform")
    expect_batches(
        submission,
        "transform",
        3,
        changed,
        on,
        {"loader_transform_x_only": (changed[0], y), "loader_transform_ignored": (x, y)},
    )


@check(
    "DeviceLoader",
    points=0.1,
    promises=[1, 3, 18],
    hint="loader_names",
    requires=["test_device_loader_batches"],
    title=Text("por nombre, torch.device, sin efectos", "by keyword, torch.device, no side effects"),
)
def test_device_loader_keywords(submission):
    expect_batches(submission, "keywords", 4, samples(), BY_NAME)
    draws, grads = expect_tuple(submission.run(surroundings), 2, on=ORDINARY)
    expect_not_reseeded(draws)
    expect_gradients_on(grads)


def surroundings(student):
    """What the global generators draw during a walk, from two states, and whether gradients are on."""
    import random

    import numpy
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    loader = DataLoader(TensorDataset(torch.zeros(4, 2), torch.zeros(4)), batch_size=2)
    draws, grads = [], []
    for seed in (11, 12):
        random.seed(seed)
        numpy.random.seed(seed)
        torch.manual_seed(seed)
        for _ in student.DeviceLoader(loader, "cpu"):
            grads.append(torch.is_grad_enabled())
        draws.append([[random.random()], numpy.random.rand(2).tolist(), torch.rand(3).tolist()])
    return draws, all(grads)


def expect_gradients_on(enabled):
    expect(
        enabled is True,
        Text(
            "Los gradientes quedaron apagados para quien usa tu código.",
            "Gradients were left switched off for whoever uses your code.",
        ),
        hint="gradients_left_off",
    )


def devices(student, as_name):
    """Where batches are, and where they were when the transform got them; `meta` is a device everywhere."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    seen = []

    def note(x, y):
        seen.append((x.device.type, y.device.type))
        return x, y

    loader = DataLoader(TensorDataset(torch.zeros(4, 2), torch.zeros(4)), batch_size=2)
    device = "meta" if as_name else torch.device("meta")
    plain = [(x.device.type, y.device.type) for x, y in student.DeviceLoader(loader, device)]
    changed = [(x.device.type, y.device.type) for x, y in student.DeviceLoader(loader, device, note)]
    return plain, changed, seen


@check(
    "DeviceLoader",
    points=0.3,
    promises=[18, 19],
    hint="loader_device",
    requires=["test_device_loader_batches"],
    title=Text(
        "todo se mueve a device, y antes de transformar", "all is moved to device, before the transform"
    ),
)
def test_device_loader_device(submission):
    on = Text("otro dispositivo", "another device")
    for as_name in (True, False):
        plain, changed, seen = expect_tuple(submission.run(devices, as_name), 3, on=on)
        expect_equal(plain, [("meta", "meta")] * 2, on=on)
        expect_equal(changed, [("meta", "meta")] * 2, on=Text("una transformación", "a transform"))
        expect_equal(
            seen,
            [("meta", "meta")] * 2,
            on=Text("lo que recibe la transformación", "what the transform gets"),
            hint="loader_move_first",
        )


def readings(student):
    """What a dataset that counts its readings sees.

    After each batch of a first walk; then the items of a second walk that is broken off, and of a third one.
    """
    import torch
    from torch.utils.data import DataLoader, Dataset

    class Counting(Dataset):
        read = 0

        def __len__(self):
            return 6

        def __getitem__(self, index):
            self.read += 1
            return torch.tensor(float(self.read)), torch.tensor(index)

    data = Counting()
    wrapped = student.DeviceLoader(DataLoader(data, batch_size=2), "cpu")
    len(wrapped)
    made = data.read
    counts, batches = [], [[], [], []]
    for x, y in wrapped:
        counts.append(data.read)
        batches[0].append((x.tolist(), y.tolist()))
    for x, y in wrapped:
        batches[1].append((x.tolist(), y.tolist()))
        break
    for x, y in wrapped:
        batches[2].append((x.tolist(), y.tolist()))
    return made, counts, batches


@check(
    "DeviceLoader",
    points=0.1,
    promises=[20],
    hint="loader_again",
    requires=["test_device_loader_batches"],
    title=Text("se puede recorrer una y otra vez", "it can be iterated again and again"),
)
def test_device_loader_again(submission):
    on = Text("tres recorridos, el segundo interrumpido", "three walks, the second broken off")
    _, _, batches = expect_tuple(submission.run(readings), 3, on=on)
    walks = expect_list(batches, 3, on=on)
    places = [[y for _, y in expect_list(each, on=on)] for each in walks]
    expect_equal(places, [[[0, 1], [2, 3], [4, 5]], [[0, 1]], [[0, 1], [2, 3], [4, 5]]], on=on)


@check(
    "DeviceLoader",
    points=0.1,
    promises=[21],
    hint="loader_kept",
    requires=["test_device_loader_again"],
    title=Text("cada vez se lee de nuevo", "the loader is read anew each time"),
)
def test_device_loader_anew(submission):
    on = Text("un conjunto que cuenta sus lecturas", "a data set that counts its readings")
    _, _, batches = expect_tuple(submission.run(readings), 3, on=on)
    # The data set gives larger numbers each time it is read: batches that were kept would be old ones.
    first, second, third = (
        [value for x, _ in walk for value in x] for walk in expect_list(batches, 3, on=on)
    )
    expect(
        min(third) > max(second) >= min(second) > max(first),
        Text(
            "Los recorridos entregan lotes guardados.",
            "The walks yield batches that were kept.",
        ),
    )


@check(
    "DeviceLoader",
    points=0.2,
    promises=[22],
    hint="loader_lazy",
    requires=["test_device_loader_batches"],
    title=Text("lee de a un lote", "one batch is read at a time"),
)
def test_device_loader_lazy(submission):
    on = Text("un conjunto que cuenta sus lecturas", "a data set that counts its readings")
    made, counted, _ = expect_tuple(submission.run(readings), 3, on=on)
    expect_equal((made, counted), (0, [2, 4, 6]), on=on)


# --- fit ------------------------------------------------------------------------------------------------


def train(student, weight, bias, train_batches, valid_batches, epochs, how):
    """Train a linear model with the student's `fit`, and tell how that went.

    `how`: `loss` (mse, pinball, cross_entropy), `metric` (none, distance, excess, accuracy); flags: `stale`
    (gradients are there from before), `drift` (in train mode each output is larger than the last), `wrapped`
    (loaders with nothing but `__iter__` and `__len__`), `named` (arguments by keyword), `momentum`, `rate`.
    """
    import random

    import numpy
    import torch
    from torch import nn

    trace = []

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(*reversed(weight.shape))
            self.quiet = nn.Sequential(nn.Dropout(0.0))
            self.calls = 0

        def forward(self, x):
            trace.append((self.training, self.quiet[0].training, torch.is_grad_enabled()))
            y = self.quiet(self.linear(x))
            if self.training and how.get("drift"):
                self.calls += 1
                y = y * (1 + 0.1 * self.calls)
            return y

    class Batches:
        def __init__(self, batches):
            self.batches = batches
            self.walks = 0

        def __len__(self):
            return len(self.batches)

        def __iter__(self):
            self.walks += 1
            return (tuple(pair) for pair in self.batches)

    def pinball(outputs, labels):
        return (3 * torch.relu(outputs - labels) + torch.relu(labels - outputs)).mean()

    losses = {"mse": nn.MSELoss(), "pinball": pinball, "cross_entropy": nn.CrossEntropyLoss()}
    metrics = {
        "none": None,
        "distance": lambda a, b: (a - b).abs().mean().item(),
        "excess": lambda logits, labels: (logits - labels).mean().item(),
        "accuracy": lambda logits, labels: (logits.argmax(1) == labels).float().mean().item(),
    }
    model = Net().to(weight)
    with torch.no_grad():
        model.linear.weight.copy_(weight)
        model.linear.bias.copy_(bias)
    model.eval()
    optimizer = torch.optim.SGD(
        model.parameters(), lr=how.get("rate", 0.1), momentum=how.get("momentum", 0.0)
    )
    if how.get("stale"):
        for parameter in model.parameters():
            parameter.grad = torch.full_like(parameter, 5.0)
    loaders = [list(map(tuple, train_batches)), list(map(tuple, valid_batches))]
    if how.get("wrapped"):
        loaders = [Batches(each) for each in loaders]
    before = [x.clone() for pair in (*train_batches, *valid_batches) for x in pair]
    random.random(), numpy.random.random(), torch.rand(())
    states = [random.getstate(), numpy.random.get_state()[2], torch.get_rng_state().tolist()]
    loss, metric = losses[how["loss"]], metrics[how.get("metric", "none")]
    if how.get("named"):
        history = student.fit(
            epochs=epochs,
            metric=metric,
            valid_loader=loaders[1],
            train_loader=loaders[0],
            optimizer=optimizer,
            loss_function=loss,
            model=model,
        )
    elif metric is None:
        history = student.fit(model, loss, optimizer, *loaders, epochs)
    else:
        history = student.fit(model, loss, optimizer, *loaders, epochs, metric)
    enabled = torch.is_grad_enabled()
    walks = min(each.walks for each in loaders) if how.get("wrapped") else None
    after = [x for pair in (*train_batches, *valid_batches) for x in pair]
    moved = states != [random.getstate(), numpy.random.get_state()[2], torch.get_rng_state().tolist()]
    return (
        history,
        [model.linear.weight.detach(), model.linear.bias.detach()],
        trace,
        any(module.training for module in model.modules()),
        moved or not all(map(torch.equal, before, after)),
        enabled,
        walks,
    )


def pinball_loss(outputs, labels):
    return (3 * functional.relu(outputs - labels) + functional.relu(labels - outputs)).mean()


LOSSES = {"mse": functional.mse_loss, "pinball": pinball_loss, "cross_entropy": functional.cross_entropy}
METRICS = {
    "distance": lambda a, b: (a - b).abs().mean(),
    "excess": lambda a, b: (a - b).mean(),
    "accuracy": lambda a, b: (a.argmax(1) == b).double().mean(),
}


def trained(weight, bias, train_batches, valid_batches, epochs, how):
    """The same by hand: histories as arrays of (value, size) per batch, and the final weights."""
    parameters = [weight.clone(), bias.clone()]
    speed = [torch.zeros_like(each) for each in parameters]
    measures = {"loss": LOSSES[how["loss"]]}
    if "metric" in how:
        measures["metric"] = METRICS[how["metric"]]
    records = {f"{part}_{name}": [] for part in ("train", "valid") for name in measures}
    calls = 0
    for _ in range(epochs):
        rows = {key: [] for key in records}
        for x, y in train_batches:
            calls += 1
            leaves = [each.clone().requires_grad_() for each in parameters]
            outputs = functional.linear(x, *leaves) * (1 + 0.1 * calls if how.get("drift") else 1)
            for name, measure in measures.items():
                rows[f"train_{name}"].append((float(measure(outputs, y)), len(y)))
            slopes = torch.autograd.grad(measures["loss"](outputs, y), leaves)
            for index, slope in enumerate(slopes):
                speed[index] = how.get("momentum", 0.0) * speed[index] + slope
                parameters[index] = parameters[index] - how.get("rate", 0.1) * speed[index]
        for x, y in valid_batches:
            outputs = functional.linear(x, *parameters)
            for name, measure in measures.items():
                rows[f"valid_{name}"].append((float(measure(outputs, y)), len(y)))
        for key, values in rows.items():
            records[key].append(np.array(values))
    return records, parameters


def over_samples(records):
    return {key: [float(np.average(e[:, 0], weights=e[:, 1])) for e in rows] for key, rows in records.items()}


def over_batches(records):
    return {key: [float(e[:, 0].mean()) for e in rows] for key, rows in records.items()}


def problem(seed, sizes, valid_sizes, dtype=F64, classes=False):
    """Weights, and batches of these sizes."""
    generator = torch.Generator().manual_seed(seed)

    def batches(sizes):
        found = []
        for size in sizes:
            x = torch.randn(size, 3, generator=generator, dtype=F64)
            y = torch.randn(size, 4, generator=generator, dtype=F64) + x.sum(1, keepdim=True)
            found.append((x.to(dtype), y.argmax(1) if classes else y.to(dtype)))
        return found

    weight = torch.randn(4, 3, generator=generator, dtype=F64).to(dtype)
    bias = torch.randn(4, generator=generator, dtype=F64).to(dtype)
    return weight, bias, batches(sizes), batches(valid_sizes)


EVEN = ((5, 5, 5), (5, 5))
UNEVEN = ((6, 6, 1), (7, 2))
FIT = Text("un modelo lineal", "a linear model")


def run_fit(submission, data, epochs, **how):
    return expect_tuple(submission.run(train, *data, epochs, how), 7, on=FIT)


def expect_history(history, records, keys, mistakes=(), hint=None, dtype=F64):
    """These lists of the history hold these numbers, whether floats or tensors with one element."""
    expect(
        isinstance(history, dict) and all(isinstance(history.get(key), list) for key in keys),
        Text(
            "Se esperaba un dict con las listas " + ", ".join(keys) + ".",
            "Expected a dict with the lists " + ", ".join(keys) + ".",
        ),
        hint="fit_dict",
    )
    # float32: each loss is a mean over at most 30 numbers.
    tolerance = {"rtol": 1e-6, "atol": 1e-8} if dtype == F64 else FLOAT32
    right = over_samples(records)
    wrong = {"fit_mean_of_batches": over_batches(records)} | dict(mistakes)
    for key in keys:
        found = expect_list(history[key], len(right[key]), on=Text(key, key), hint="fit_one_per_epoch")
        for epoch, (got, wanted) in enumerate(zip(found, right[key], strict=True)):
            on = Text(f"{key}, época {epoch + 1}", f"{key}, epoch {epoch + 1}")
            seen = {each: values[key][epoch] for each, values in wrong.items() if key in values}
            seen = {each: value for each, value in seen.items() if abs(value - wanted) > 1e-3}
            expect_float(as_number(got), wanted, on=on, mistakes=seen, hint=hint, **tolerance)


@check(
    "fit",
    points=0.75,
    promises=[37, 38],
    hint="fit_train_loss",
    title=Text("las pérdidas de entrenamiento, con lotes iguales", "training losses, with equal batches"),
)
def test_fit_train_loss(submission):
    data = problem(50, *EVEN)
    records, _ = trained(*data, 3, {"loss": "mse"})
    history, *_ = run_fit(submission, data, 3, loss="mse")
    last = {key: [float(rows[-1, 0]) for rows in values] for key, values in records.items()}
    total = {key: [float(rows[:, 0].sum()) for rows in values] for key, values in records.items()}
    mistakes = {"fit_last_batch": last, "fit_sum_of_batches": total}
    expect_history(history, records, ["train_loss"], mistakes)


@check(
    "fit",
    points=0.5,
    promises=[38, 42],
    hint="fit_valid_loss",
    title=Text(
        "las pérdidas de validación, al final de cada época", "validation losses, at the end of each epoch"
    ),
)
def test_fit_valid_loss(submission):
    data = problem(51, *EVEN)
    records, _ = trained(*data, 3, {"loss": "mse"})
    start = float(functional.mse_loss(functional.linear(data[3][0][0], *data[:2]), data[3][0][1]))
    other = float(functional.mse_loss(functional.linear(data[3][1][0], *data[:2]), data[3][1][1]))
    early = [(start + other) / 2, *over_samples(records)["valid_loss"][:-1]]
    history, *_ = run_fit(submission, data, 3, loss="mse")
    mistakes = {
        "fit_validated_before": {"valid_loss": early},
        "fit_train_as_valid": {"valid_loss": over_samples(records)["train_loss"]},
    }
    expect_history(history, records, ["valid_loss"], mistakes)


@check(
    "fit",
    points=0.5,
    promises=[38],
    hint="fit_steps",
    title=Text("los pesos después de entrenar", "the weights after training"),
)
def test_fit_weights(submission):
    # With the last one both losses grow, gradients become large, and the small batch comes first.
    for epochs, sizes, how in (
        (1, UNEVEN, {"loss": "mse"}),
        (3, UNEVEN, {"loss": "mse", "momentum": 0.5}),
        (6, ((1, 5, 4), (2, 7)), {"loss": "mse", "rate": 4.0}),
    ):
        data = problem(52, *sizes)
        _, right = trained(*data, epochs, how)
        _, found, *_ = run_fit(submission, data, epochs, **how)
        on = Text(f"{epochs} épocas", f"{epochs} epochs")
        for got, wanted in zip(expect_list(found, 2, on=on), right, strict=True):
            hint = "fit_no_extras" if "rate" in how else None
            expect_close(got, wanted, on=on, rtol=1e-6, atol=1e-8, hint=hint)


@check(
    "fit",
    points=0.25,
    promises=[39],
    hint="fit_stale_gradients",
    requires=["test_fit_weights"],
    title=Text("gradientes que quedaron de antes no cuentan", "gradients left from before do not count"),
)
def test_fit_first_step(submission):
    data = problem(53, *EVEN)
    _, right = trained(*data, 1, {"loss": "mse"})
    _, found, *_ = run_fit(submission, data, 1, loss="mse", stale=True)
    on = Text("gradientes de antes", "gradients from before")
    for got, wanted in zip(expect_list(found, 2, on=on), right, strict=True):
        expect_close(got, wanted, on=on, rtol=1e-6, atol=1e-8)


@check(
    "fit",
    points=0.5,
    promises=[41],
    hint="fit_weighted",
    title=Text("media sobre los ejemplos, con lotes desiguales", "mean over samples, with uneven batches"),
)
def test_fit_weighted(submission):
    data = problem(54, *UNEVEN)
    how = {"loss": "mse", "metric": "distance"}
    records, _ = trained(*data, 2, how)
    history, *_ = run_fit(submission, data, 2, **how)
    expect_history(history, records, ["train_loss", "valid_loss", "train_metric", "valid_metric"])


@check(
    "fit",
    points=0.5,
    promises=[37],
    hint="fit_metric",
    title=Text("la métrica, con lotes iguales", "the metric, with equal batches"),
)
def test_fit_metric(submission):
    data = problem(55, *EVEN)
    how = {"loss": "mse", "metric": "distance"}
    records, _ = trained(*data, 3, how)
    history, *_ = run_fit(submission, data, 3, **how)
    keys = ["train_metric", "valid_metric"]
    losses = over_samples(records)
    expect_history(
        history,
        records,
        keys,
        {"fit_loss_as_metric": {key: losses[key.replace("metric", "loss")] for key in keys}},
    )


@check(
    "fit",
    points=0.25,
    promises=[6, 37],
    hint="fit_floats",
    requires=["test_fit_train_loss", "test_fit_valid_loss"],
    title=Text("claves y números float", "keys, and floats"),
)
def test_fit_history(submission):
    data = problem(56, *UNEVEN)
    for metric, keys in (
        ("none", ["train_loss", "valid_loss"]),
        ("distance", ["train_loss", "valid_loss", "train_metric", "valid_metric"]),
    ):
        for epochs in (1, 4):
            history = run_fit(submission, data, epochs, loss="mse", metric=metric)[0]
            expect_dict(history, keys, on=FIT, hint="fit_keys")
            for key in keys:
                for value in expect_list(history[key], epochs, on=Text(key, key)):
                    expect_float(value, on=Text(key, key))


@check(
    "fit",
    points=0.25,
    promises=[40],
    hint="fit_other_outputs",
    requires=["test_fit_train_loss"],
    title=Text(
        "las cifras son de las salidas con que se dio el paso",
        "figures are of the outputs that made the step",
    ),
)
def test_fit_outputs(submission):
    data = problem(57, *EVEN)
    how = {"loss": "mse", "metric": "distance", "drift": True}
    records, _ = trained(*data, 2, how)
    history, *_ = run_fit(submission, data, 2, **how)
    expect_history(history, records, ["train_loss", "train_metric"])


def traced(submission):
    """Mode and gradient of each forward pass, and whether any module is in train mode in the end."""
    data = problem(58, (4, 4), (4, 4, 4))
    _, _, trace, left, *_ = run_fit(submission, data, 2, loss="mse", metric="distance")
    on = Text("las pasadas por el modelo", "the passes through the model")
    passes = [expect_tuple(each, 3, on=on) for each in expect_list(trace, on=on)]
    return passes, left


@check(
    "fit",
    points=0.25,
    promises=[44],
    hint="fit_train_mode",
    requires=["test_fit_train_loss"],
    title=Text("entrena en modo de entrenamiento, cada época", "training in train mode, in each epoch"),
)
def test_fit_train_mode(submission):
    passes, _ = traced(submission)
    training = [(own and inner) is True for own, inner, grad in passes if grad]
    # Passes with gradients are those that steps are made of: two per epoch.
    modes = [own is True and inner is True for own, inner, _ in passes]
    expect(
        sum(modes) >= 4 and sum(training) >= 4,
        Text(
            "Hubo pasos que no se dieron en modo de entrenamiento.",
            "Some steps were not made in train mode.",
        ),
    )


@check(
    "fit",
    points=0.25,
    promises=[45],
    hint="fit_eval_mode",
    requires=["test_fit_valid_loss"],
    title=Text("valida en modo de evaluación", "validation in eval mode"),
)
def test_fit_eval_mode(submission):
    passes, _ = traced(submission)
    evaluating = [own is False and inner is False for own, inner, _ in passes]
    expect(
        sum(evaluating) >= 6,
        Text("Se validó en modo de entrenamiento.", "Validation was done in train mode."),
    )


@check(
    "fit",
    points=0.25,
    promises=[46],
    hint="fit_no_grad",
    requires=["test_fit_valid_loss"],
    title=Text("valida sin gradientes", "validation without gradients"),
)
def test_fit_no_grad(submission):
    passes, _ = traced(submission)
    expect(
        sum(grad is False for *_, grad in passes) >= 6,
        Text("Al validar se registraron gradientes.", "Gradients were recorded during validation."),
    )


@check(
    "fit",
    points=0.25,
    promises=[47],
    hint="fit_left_training",
    requires=["test_fit_train_loss"],
    title=Text("deja el modelo en modo de evaluación", "the model is left in eval mode"),
)
def test_fit_left_in_eval(submission):
    _, left = traced(submission)
    expect(
        left is False,
        Text("El modelo quedó en modo de entrenamiento.", "The model was left in train mode."),
    )


@check(
    "fit",
    points=0.25,
    promises=[1, 2, 3, 4, 38, 48],
    hint="fit_loaders",
    requires=["test_fit_train_loss"],
    title=Text(
        "por nombre, cargadores cualesquiera, sin efectos", "by keyword, any loaders, no side effects"
    ),
)
def test_fit_call(submission):
    data = problem(59, *EVEN, dtype=F32)
    how = {"loss": "mse", "metric": "distance"}
    records, _ = trained(*(data[:2]), data[2], data[3], 2, how)
    outcome = run_fit(submission, data, 2, wrapped=True, named=True, **how)
    history, _, _, _, touched, enabled, walks = outcome
    expect_history(history, records, ["train_loss", "valid_loss"], dtype=F32)
    expect(
        touched is False,
        Text(
            "Se modificaron los lotes o el estado global del azar.",
            "The batches or the global random state were modified.",
        ),
        hint="arguments_modified",
    )
    expect_gradients_on(enabled)
    # Loaders may shuffle or transform: each epoch wants batches that are drawn anew.
    expect(
        walks is not None and walks >= 2,
        Text("No se recorren los cargadores en cada época.", "The loaders are not walked in each epoch."),
        hint="fit_walked_once",
    )


@check(
    "fit",
    points=0.25,
    promises=[43],
    hint="fit_order",
    title=Text("salidas primero, etiquetas después", "outputs first, labels second"),
)
def test_fit_order(submission):
    data = problem(60, *EVEN)
    how = {"loss": "pinball", "metric": "excess"}
    records, _ = trained(*data, 2, how)
    history, *_ = run_fit(submission, data, 2, **how)
    swapped = {key: [-value for value in values] for key, values in over_samples(records).items()}
    expect_history(
        history,
        records,
        ["train_loss", "valid_loss", "train_metric", "valid_metric"],
        {"fit_order": {key: swapped[key] for key in ("train_metric", "valid_metric")}},
    )
    data = problem(61, *EVEN, classes=True)
    how = {"loss": "cross_entropy", "metric": "accuracy"}
    records, _ = trained(*data, 2, how)
    history, *_ = run_fit(submission, data, 2, **how)
    expect_history(history, records, ["train_loss", "valid_loss", "train_metric", "valid_metric"], dtype=F32)


# --- plot_learning_curves -------------------------------------------------------------------------------

LOSS_ONLY = {"train_loss": [2.25, 1.5, 0.75, 0.5], "valid_loss": [2.0, 1.75, 1.25, 1.375]}
WITH_METRIC = {
    "train_loss": [2.125, 0.625, 0.25],
    "valid_loss": [1.5, 0.875, 0.75],
    "train_metric": [0.3125, 0.6875, 0.9375],
    "valid_metric": [0.375, 0.5625, 0.8125],
}
ONE_EPOCH = {"train_loss": [2.0], "valid_loss": [1.5], "train_metric": [0.25], "valid_metric": [0.5]}
ONE_LOSS = {"train_loss": [0.75], "valid_loss": [1.0]}
FIGURE = Text("la figura", "the figure")


def draw(student, history, named=False):
    """What the figure claims to hold, and what became of pyplot."""
    import copy

    import matplotlib.figure
    import matplotlib.pyplot as plt

    shown = []
    saved = plt.show, matplotlib.figure.Figure.show
    plt.show = lambda *args, **kwargs: shown.append("plt.show")
    matplotlib.figure.Figure.show = lambda *args, **kwargs: shown.append("Figure.show")
    plt.close("all")
    theirs = plt.figure(1), plt.figure(7)
    given, state = copy.deepcopy(history), None
    try:
        figure = student.plot_learning_curves(history=given) if named else student.plot_learning_curves(given)
        state = plt.get_fignums() == [1, 7] and not shown
        state = state and figure not in theirs and not any(each.axes for each in theirs)
        described = []
        if not isinstance(figure, matplotlib.figure.Figure):
            figure = None
        for axes in [] if figure is None else figure.axes:
            lines = [
                (
                    str(line.get_label()),
                    [float(x) for x in line.get_xdata()],
                    [float(y) for y in line.get_ydata()],
                )
                for line in axes.get_lines()
            ]
            legends = [each for each in (axes.get_legend(), *figure.legends) if each is not None]
            # Both lines are in it: one that is made before them is empty.
            legend = max((len(each.get_texts()) for each in legends), default=0) >= 2
            x_label = axes.get_xlabel() or figure.get_supxlabel()
            y_label = axes.get_ylabel() or figure.get_supylabel()
            labels = bool(x_label.strip()) and bool(y_label.strip())
            described.append((lines, legend, labels))
    finally:
        plt.show, matplotlib.figure.Figure.show = saved
        plt.close("all")
    return figure, described, state, given == history


def drawn(submission, history, *keys, named=False, alone=False):
    """The axes with the lines of `keys`, and the rest of what `draw` says.

    With `alone` there may be no other labelled line in it.
    """
    figure, axes, state, same = expect_tuple(submission.run(draw, history, named), 4, on=FIGURE)
    what = Text("Lo que devuelves no es una Figure.", "What you return is no Figure.")
    expect(figure is not None, what, hint="plot_figure")
    expect_remote(figure, "figure", on=FIGURE, hint="plot_figure")
    wanted = sorted(history[key] for key in keys)
    found = None
    for number, each in enumerate(expect_list(axes, on=FIGURE)):
        lines, *_ = expect_tuple(each, 3, on=FIGURE)
        labelled = [expect_tuple(line, 3, on=FIGURE) for line in expect_list(lines, on=FIGURE)]
        labelled = [line for line in labelled if line[0] and not str(line[0]).startswith("_")]
        lines = [line for line in labelled if line[2] in wanted]
        apart = len({line[0] for line in lines}) == len(lines)
        if sorted(line[2] for line in lines) == wanted and not (alone and len(labelled) > len(lines)):
            expect(
                apart or not alone,
                Text("Dos líneas llevan la misma etiqueta.", "Two lines have the same label."),
                hint="plot_same_label",
            )
            found = number, [line[1] for line in lines], *each[1:]
    expect(
        found is not None,
        Text(
            "Ningún eje tiene exactamente las dos líneas con etiqueta de " + ", ".join(keys) + ".",
            "No axes has exactly the two labelled lines of " + ", ".join(keys) + ".",
        ),
    )
    return (*found, state, same)


LOSSES_OF, METRICS_OF = ("train_loss", "valid_loss"), ("train_metric", "valid_metric")


@check(
    "plot_learning_curves",
    points=0.5,
    promises=[49, 50],
    hint="plot_losses",
    title=Text("las dos pérdidas, con etiqueta", "both losses, labelled"),
)
def test_plot_losses(submission):
    for history in (LOSS_ONLY, ONE_LOSS):
        drawn(submission, history, *LOSSES_OF, alone=True)


@check(
    "plot_learning_curves",
    points=0.4,
    promises=[52],
    hint="plot_metric",
    title=Text("otros ejes para la métrica", "a second axes for the metric"),
)
def test_plot_metric(submission):
    for history in (WITH_METRIC, ONE_EPOCH):
        for keys in (LOSSES_OF, METRICS_OF):
            drawn(submission, history, *keys, alone=True)


@check(
    "plot_learning_curves",
    points=0.25,
    promises=[51],
    hint="plot_epochs",
    requires=["test_plot_losses"],
    title=Text("las épocas van de 1 a E", "epochs go from 1 to E"),
)
def test_plot_epochs(submission):
    for history in (LOSS_ONLY, WITH_METRIC, ONE_LOSS):
        _, abscissae, *_ = drawn(submission, history, *LOSSES_OF)
        right = [float(epoch) for epoch in range(1, len(history["train_loss"]) + 1)]
        expect_equal(abscissae, [right, right], on=Text("las abscisas", "the abscissae"))


@check(
    "plot_learning_curves",
    points=0.1,
    promises=[51],
    hint="plot_epochs",
    requires=["test_plot_metric"],
    title=Text("las épocas de la métrica", "the metric's epochs"),
)
def test_plot_metric_epochs(submission):
    _, abscissae, *_ = drawn(submission, WITH_METRIC, *METRICS_OF)
    expect_equal(abscissae, [[1.0, 2.0, 3.0]] * 2, on=Text("las abscisas", "the abscissae"))


def everywhere(submission, index):
    """What `drawn` says at `index`, for the losses and for the metric, if it has lines at all."""
    found = [drawn(submission, history, *LOSSES_OF)[index] for history in (LOSS_ONLY, WITH_METRIC)]
    _, axes, *_ = submission.run(draw, WITH_METRIC)
    wanted = WITH_METRIC["valid_metric"]
    metric = [each[index - 1] for each in axes if any(line[2] == wanted for line in each[0])]
    return found + metric[:1]


@check(
    "plot_learning_curves",
    points=0.25,
    promises=[53],
    hint="plot_legend",
    requires=["test_plot_losses"],
    title=Text("leyendas", "legends"),
)
def test_plot_legend(submission):
    expect(
        all(each is True for each in everywhere(submission, 2)),
        Text("Falta una leyenda.", "A legend is missing."),
    )


@check(
    "plot_learning_curves",
    points=0.25,
    promises=[54],
    hint="plot_axis_labels",
    requires=["test_plot_losses"],
    title=Text("nombres de los ejes", "labels of the axes"),
)
def test_plot_axis_labels(submission):
    expect(
        all(each is True for each in everywhere(submission, 3)),
        Text("Falta el nombre de un eje.", "The label of an axis is missing."),
    )


@check(
    "plot_learning_curves",
    points=0.25,
    promises=[1, 2, 55, 56],
    hint="plot_open_figures",
    requires=["test_plot_losses"],
    title=Text("no muestra nada ni deja figuras abiertas", "nothing is shown, no figure is left open"),
)
def test_plot_state(submission):
    for history in (LOSS_ONLY, WITH_METRIC):
        *_, state, same = drawn(submission, history, *LOSSES_OF, named=True)
        expect(
            state is True,
            Text(
                "La figura se mostró, o cambió la lista de figuras abiertas de pyplot.",
                "The figure was shown, or the list of pyplot's open figures changed.",
            ),
        )
        expect(
            same is True, Text("Se modificó `history`.", "`history` was modified."), hint="arguments_modified"
        )


# --- train_digits ---------------------------------------------------------------------------------------

# Three trainings in all: two on 200 digits, for what does not need many, and one on 2,000.


@pytest.fixture(scope="module")
def shared() -> dict:
    """What checks of one submission pass on to one another."""
    return {}


def learn(student, images, labels, number, device):
    """Train in one of three ways of calling; the model, its weights, and what the call did besides."""
    import random

    import numpy
    import torch

    if number < 3:
        images, labels = images.cpu(), labels.cpu()
    given = images.clone(), labels.clone()
    for _ in range(number):
        random.random(), numpy.random.random(), torch.rand(3)

    def states():
        state = numpy.random.get_state()
        return [random.getstate(), (state[1].tolist(), state[2]), torch.get_rng_state().tolist()]

    before = states()
    if number == 1:
        model = student.train_digits(images, labels)
    elif number == 2:
        model = student.train_digits(device=torch.device("cpu"), seed=0, labels=labels, images=images)
    else:
        model = student.train_digits(images, labels, 1, device)
    names = ("python", "numpy", "torch")
    moved = [name for name, old, new in zip(names, before, states(), strict=True) if old != new]
    changed = not (torch.equal(given[0], images) and torch.equal(given[1], labels))
    if not isinstance(model, torch.nn.Module):
        return model, {}, moved, changed, [], []
    state = {
        name: value.detach().cpu()
        for name, value in model.state_dict().items()
        if isinstance(value, torch.Tensor)
    }
    modes = [module.training for module in model.modules()]
    places = sorted({value.device.type for value in (*model.parameters(), *model.buffers())})
    return model, state, moved, changed, modes, places


def logits_of(student, model, x):
    """Outputs for images, in pieces that need little memory."""
    import torch

    with torch.no_grad():
        return torch.cat([model(piece) for piece in x.split(100)])


@functools.cache
def lesson(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    images, labels = digits("data")
    return torch.from_numpy(images[:count]), torch.from_numpy(labels[:count])


@functools.cache
def examination() -> tuple[torch.Tensor, np.ndarray]:
    """Images that no student has, normalized as those of the lesson, and their labels."""
    images, labels = digits("held_back")
    return scaled_by(torch.from_numpy(images), *statistics(lesson(2000)[0])), labels


def taught(submission, shared, number):
    """Training number 1, 2 or 3; each happens once, and checks that come later get what came of it."""
    if number not in shared:
        images, labels = lesson(2000 if number == 3 else 200)
        outcome = submission.run(learn, images, labels, number, submission.device)
        shared[number] = expect_tuple(outcome, 6, on=Text("el entrenamiento", "training"))
    return shared[number]


@check(
    "train_digits",
    points=0,
    promises=[1, 57, 58, 60],
    hint="digits_module",
    title=Text("un modelo que entrega diez logits por imagen", "a model that gives ten logits per image"),
)
def test_train_digits_model(submission, shared):
    model, *_, places = taught(submission, shared, 1)
    on = Text("un modelo entrenado con 200 dígitos", "a model trained on 200 digits")
    expect_remote(model, "module", on=on)
    on = Text("el dispositivo por defecto", "the default device")
    expect_equal(places, ["cpu"], on=on, hint="digits_device")
    for count in (1, 5):
        x = torch.randn(count, 1, 28, 28, generator=torch.Generator().manual_seed(80))
        found = model_output(submission, model, x)
        is_logits = isinstance(found, torch.Tensor) and found.shape == (count, 10) and found.dtype == F32
        expect(
            is_logits and bool(found.isfinite().all()),
            Text(
                f"Para {count} imágenes se esperaba un tensor float32 ({count}, 10), con valores finitos.",
                f"For {count} images a float32 tensor ({count}, 10) with finite values was expected.",
            ),
        )
        # Logits are any real numbers (logarithms of probabilities are logits, too). Random images are no
        # digits: what a trained network says of them is not of the order of probabilities.
        expect(
            float(found.min()) < 0 or float(found.max()) > 1.001,
            Text("Las salidas son probabilidades, no logits.", "The outputs are probabilities, not logits."),
            hint="digits_probabilities",
        )


def model_output(submission, model, x):
    """On the CPU, where the first two trainings put their models."""
    return submission.run(cpu_logits, model, x)


def cpu_logits(student, model, x):
    import torch

    with torch.no_grad():
        return model(x.cpu())


@check(
    "train_digits",
    points=0,
    promises=[59],
    hint="digits_eval",
    requires=["test_train_digits_model"],
    title=Text("en modo de evaluación", "in eval mode"),
)
def test_train_digits_eval(submission, shared):
    model, _, _, _, modes, _ = taught(submission, shared, 1)
    expect(
        modes and not any(modes),
        Text("El modelo quedó en modo de entrenamiento.", "The model was left in train mode."),
    )
    x = torch.randn(20, 1, 28, 28, generator=torch.Generator().manual_seed(81))
    first, second = (model_output(submission, model, x) for _ in range(2))
    on = Text("las mismas imágenes dos veces", "the same images twice")
    expect_close(second, first, on=on)
    # An image's logits do not depend on its neighbours; sums in another order differ by less than 1e-5.
    expect_close(
        model_output(submission, model, x[:3]),
        first[:3],
        on=Text("menos imágenes", "fewer images"),
        atol=1e-3,
    )


@check(
    "train_digits",
    points=0,
    promises=[2, 3, 63],
    hint="digits_random_state",
    requires=["test_train_digits_model"],
    title=Text("azar global y argumentos intactos", "global random state and arguments untouched"),
)
def test_train_digits_untouched(submission, shared):
    _, _, moved, changed, *_ = taught(submission, shared, 1)
    expect(
        changed is False,
        Text("Se modificaron las imágenes o las etiquetas.", "Images or labels were modified."),
        hint="arguments_modified",
    )
    expect(
        moved == [],
        Text("Cambió el estado global del azar.", "The global random state changed."),
        detail=Text(f"El de {moved}.", f"That of {moved}."),
    )


@check(
    "train_digits",
    points=0,
    promises=[1, 61, 62],
    hint="digits_seed",
    requires=["test_train_digits_model"],
    title=Text("misma semilla, mismos pesos", "same seed, same weights"),
)
def test_train_digits_seed(submission, shared):
    on = Text("dos entrenamientos con la semilla 0", "two trainings with the seed 0")
    one, other = (taught(submission, shared, number)[1] for number in (1, 2))
    expect(
        isinstance(one, dict) and isinstance(other, dict) and one and list(one) == list(other),
        Text(
            "Los dos `state_dict` no tienen las mismas claves.", "The two `state_dict`s have different keys."
        ),
    )
    for name, value in one.items():
        expect_close(other[name], value, on=on, rtol=0, atol=0)


PROMISES_KEPT = [
    "test_train_digits_model",
    "test_train_digits_eval",
    "test_train_digits_untouched",
    "test_train_digits_seed",
]


def expect_accuracy(submission, shared, threshold):
    x, labels = examination()
    model, *_, places = taught(submission, shared, 3)
    on = Text("el dispositivo del modelo", "the model's device")
    expect_equal(places, [submission.device], on=on, hint="digits_device")
    if "logits" not in shared:
        shared["logits"] = submission.run(logits_of, model, x)
    logits = shared["logits"]
    expect(
        isinstance(logits, torch.Tensor) and logits.shape == (1000, 10) and logits.dtype == F32,
        Text("Se esperaban logits float32 (1000, 10).", "Expected float32 logits (1000, 10)."),
    )
    reached = float((logits.detach().numpy().argmax(1) == labels).mean())
    expect(
        reached >= threshold,
        Text(
            f"Acertó en el {reached:.1%} de los 1000 dígitos; se pide al menos el {threshold:.0%}.",
            f"It was right on {reached:.1%} of the 1000 digits; at least {threshold:.0%} is asked for.",
        ),
    )


@check(
    "train_digits",
    points=4,
    promises=[4, 57, 60, 64, 66],
    hint="digits_accuracy_90",
    requires=PROMISES_KEPT,
    title=Text("al menos 90 % de dígitos que no ha visto", "at least 90 % of unseen digits"),
)
def test_train_digits_90(submission, shared):
    expect_accuracy(submission, shared, 0.90)


@check(
    "train_digits",
    points=2,
    promises=[57, 65],
    hint="digits_accuracy_94",
    requires=[*PROMISES_KEPT, "test_train_digits_90"],
    title=Text("al menos 94 % de dígitos que no ha visto", "at least 94 % of unseen digits"),
)
def test_train_digits_94(submission, shared):
    expect_accuracy(submission, shared, 0.94)


# --- confusion_matrix -----------------------------------------------------------------------------------


def confused(seed: int, count: int, classes: int) -> tuple[np.ndarray, np.ndarray, torch.Tensor]:
    """Labels, predictions that favour some classes, and the counts."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, classes, size=count)
    predictions = np.where(rng.uniform(size=count) < 0.5, labels, rng.integers(0, classes, size=count) // 2)
    counted = np.zeros((classes, classes), np.int64)
    np.add.at(counted, (labels, predictions), 1)
    return labels, predictions, torch.from_numpy(counted)


def first_of_two(student, labels, predictions):
    first = student.confusion_matrix(labels, predictions, 5)
    student.confusion_matrix(labels[:7], predictions[:7], 5)
    return first


def expect_plain_matrix(submission, found, right, on):
    """What came of NumPy arrays: where it is put is not promised."""
    if isinstance(found, torch.Tensor) and submission.device != "cpu":
        expect(claims(found).device in ("cpu", submission.device), on)
        expect_equal(found.tolist(), right.tolist(), on=on)
    else:
        expect_close(found, right, on=on)


def expect_matrix(submission, seed, count, classes, on, *arguments):
    labels, predictions, counted = confused(seed, count, classes)
    found = submission.confusion_matrix(torch.tensor(labels), torch.tensor(predictions), *arguments)
    mistakes = {
        "confusion_transposed": counted.T,
        "confusion_once": counted.clamp(max=1),
        "confusion_hits_only": torch.diag(counted.diag()),
    }
    hint = None
    if isinstance(found, torch.Tensor) and found.is_floating_point() and found.shape == counted.shape:
        hint = "confusion_dtype"
    elif count > 1000:
        hint = "confusion_large_counts"
    expect_close(found, counted, on=on, mistakes=mistakes, hint=hint)


@check(
    "confusion_matrix",
    points=1.0,
    promises=[67, 68, 73],
    hint="confusion_counts",
    title=Text("cuenta pares (verdadera, predicha)", "pairs (true, predicted) are counted"),
)
def test_confusion_matrix_counts(submission):
    # In the last one, more pairs per cell than small types can count.
    for count, classes in ((200, 10), (30, 4), (50, 2), (5, 3), (9001, 2)):
        on = Text(f"{count} pares, {classes} clases", f"{count} pairs, {classes} classes")
        expect_matrix(submission, count, count, classes, on, classes)


@check(
    "confusion_matrix",
    points=0.25,
    promises=[68, 71],
    hint="confusion_shape",
    requires=["test_confusion_matrix_counts"],
    title=Text("clases que no aparecen, diez por defecto", "classes that do not occur, ten by default"),
)
def test_confusion_matrix_absent(submission):
    pairs = torch.tensor([2, 0, 2]), torch.tensor([1, 0, 1])
    for arguments, classes in (((), 10), ((3,), 3), ((17,), 17)):
        right = torch.zeros(classes, classes, dtype=torch.int64)
        right[2, 1], right[0, 0] = 2, 1
        on = Text(f"{classes} clases", f"{classes} classes")
        expect_close(submission.confusion_matrix(*pairs, *arguments), right, on=on)
    one = torch.zeros(4, dtype=torch.int64)
    right = torch.tensor([[4]])
    expect_close(submission.confusion_matrix(one, one, 1), right, on=Text("una sola clase", "a single class"))


@check(
    "confusion_matrix",
    points=0.25,
    promises=[70],
    hint="confusion_arrays",
    requires=["test_confusion_matrix_counts"],
    title=Text("arreglos de NumPy", "NumPy arrays"),
)
def test_confusion_matrix_arrays(submission):
    labels, predictions, right = confused(90, 40, 6)
    on = Text("arreglos de NumPy", "NumPy arrays")
    found = submission.confusion_matrix(labels, predictions, 6)
    expect_plain_matrix(submission, found, right, on)
    on = Text("un arreglo y un tensor", "an array and a tensor")
    for mixed in ((labels, torch.tensor(predictions)), (torch.tensor(labels), predictions)):
        expect_plain_matrix(submission, submission.confusion_matrix(*mixed, 6), right, on)


@check(
    "confusion_matrix",
    points=0.25,
    promises=[69],
    hint="confusion_empty",
    requires=["test_confusion_matrix_counts"],
    title=Text("sin pares, ceros", "no pairs, zeros"),
)
def test_confusion_matrix_empty(submission):
    none = torch.zeros(0, dtype=torch.int64)
    on = Text("entradas vacías", "empty inputs")
    for classes in (10, 3):
        right = torch.zeros(classes, classes, dtype=torch.int64)
        expect_close(submission.confusion_matrix(none, none, classes), right, on=on)
    right = torch.zeros(4, 4, dtype=torch.int64)
    expect_plain_matrix(submission, submission.confusion_matrix(none.numpy(), none.numpy(), 4), right, on)


@check(
    "confusion_matrix",
    points=0.25,
    promises=[1, 2, 3, 4, 5, 67],
    hint="names_and_views",
    requires=["test_confusion_matrix_counts"],
    title=Text("por nombre, no contiguos, sin efectos", "by keyword, non-contiguous, no side effects"),
)
def test_confusion_matrix_call(submission):
    labels, predictions, right = confused(91, 30, 5)
    tensors = torch.tensor(labels), torch.tensor(predictions)
    found = submission.confusion_matrix(
        n_classes=5, predictions=noncontiguous(tensors[1]), labels=noncontiguous(tensors[0])
    )
    expect_close(found, right, on=VIEWS)
    for given in (tensors, (labels, predictions)):
        observed = submission.observe("confusion_matrix", *given, 5)
        expect_untouched(observed, on=ORDINARY, hint="arguments_modified")
    on = Text("una matriz después de pedir otra", "a matrix after another one was asked for")
    found = submission.run(first_of_two, *tensors)
    expect_close(found, right, on=on, hint="confusion_kept")
