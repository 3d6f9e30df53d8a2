"""Local checks of the lab on digits: they help you along, and they do not see everything."""

import torch
from torch.nn import functional

from autograder.testing import (
    Text,
    check,
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
)

EXAMPLE = Text("el ejemplo del enunciado", "the example in the text")
RANDOM = Text("datos al azar", "random data")
VALUES = Text("valores", "values")
CALL = Text("por nombre, no contiguos, sin efectos", "by keyword, non-contiguous, no side effects")
ERRORS = Text("ValueError cuando corresponde", "ValueError where it is due")


def generator(seed):
    return torch.Generator().manual_seed(seed)


# --- normalize


def some_images(seed, count):
    images = torch.randint(0, 256, (count, 28, 28), generator=generator(seed), dtype=torch.uint8)
    return images // torch.arange(1, 29, dtype=torch.uint8)


def scaled_by(images, mean, std):
    return ((images.double() / 255 - mean) / std).float().unsqueeze(1)


def as_number(value):
    """A tensor with one element counts as its element: that it is a float is a check of its own."""
    return value.item() if isinstance(value, torch.Tensor) and value.numel() == 1 else value


@check("normalize", promises=[8, 9, 10, 11, 12], hint="normalize_formula", title=VALUES)
def test_normalize(submission):
    for count in (12, 1):
        images = some_images(count, count)
        pixels = images.double() / 255
        mean, std = pixels.mean().item(), pixels.std(correction=0).item()
        scaled, got_mean, got_std = expect_tuple(
            submission.normalize(images), 3, on=RANDOM, hint="normalize_tuple"
        )
        expect_close(scaled, scaled_by(images, mean, std), on=RANDOM)
        number = Text("la media", "the mean")
        expect_float(as_number(got_mean), mean, on=number, rtol=1e-4, hint="normalize_statistics")
        number = Text("la desviación", "the deviation")
        mistakes = {"normalize_sample_std": pixels.std().item()}
        expect_float(as_number(got_std), std, on=number, rtol=1e-4, mistakes=mistakes)


@check(
    "normalize",
    promises=[6, 13, 14, 15],
    hint="normalize_given",
    title=Text("estadísticas dadas, que vuelven como float", "given statistics, which come back as floats"),
)
def test_normalize_given(submission):
    images = torch.full((5, 28, 28), 51, dtype=torch.uint8)
    for mean, std in ((0.0, 2.0), (0.25, 0.5), (None, 0.5)):
        on = Text(f"mean={mean}, std={std}", f"mean={mean}, std={std}")
        right = 0.2 if mean is None else mean
        result = expect_tuple(submission.normalize(images, mean, std), 3, on=on)
        expect_close(result[0], scaled_by(images, right, std), on=on)
        expect_float(result[1], right, on=on, rtol=1e-4, hint="normalize_floats")
        expect_float(result[2], std, on=on, rtol=1e-4, hint="normalize_floats")


@check("normalize", promises=[1, 2, 5], hint="names_and_views", title=CALL)
def test_normalize_call(submission):
    images = some_images(2, 3)
    found = submission.normalize(std=0.4, mean=0.2, images=images.transpose(1, 2))
    expect_close(expect_tuple(found, 3, on=RANDOM)[0], scaled_by(images.mT, 0.2, 0.4), on=RANDOM)
    expect_untouched(submission.observe("normalize", images), on=RANDOM, hint="arguments_modified")


# --- build_cnn


def network_facts(student):
    import torch

    torch.manual_seed(3)
    model = student.build_cnn()
    first = [tuple(each.shape) for each in model.parameters()]
    sizes, x = [], torch.randn(2, 1, 28, 28)
    with torch.no_grad():
        for module in model._modules.values():
            x = module(x)
            sizes.append(tuple(x.shape[1:]))
    torch.manual_seed(4)
    student.build_cnn()
    lazy = any("Lazy" in type(each).__name__ for each in student.build_cnn().modules())
    return isinstance(model, torch.nn.Sequential), sizes, first, x, lazy


@check(
    "build_cnn",
    promises=[23, 24, 25, 26],
    hint="cnn_sequential",
    title=Text("once módulos, con los tamaños de la tabla", "eleven modules, with the sizes of the table"),
)
def test_build_cnn_sizes(submission):
    sequential, sizes, *_, lazy = expect_tuple(submission.run(network_facts), 5, on=EXAMPLE)
    expect(sequential, Text("No es un nn.Sequential.", "It is no nn.Sequential."))
    wanted = [(32, 26, 26)] * 2 + [(32, 24, 24)] * 2 + [(32, 12, 12)] + [(2, 10, 10)] * 2
    wanted += [(200,), (50,), (50,), (10,)]
    expect_equal(
        sizes, wanted, on=Text("las formas después de cada módulo", "the shapes after each module"),
        hint="cnn_eleven",
    )  # fmt: skip
    expect(not lazy, Text("Hay módulos `Lazy…`.", "There are `Lazy…` modules."), hint="cnn_lazy")


@check(
    "build_cnn",
    promises=[28],
    hint="cnn_parameters",
    title=Text("pesos y sesgos", "weights and biases"),
)
def test_build_cnn_parameters(submission):
    shapes = expect_tuple(submission.run(network_facts), 5, on=EXAMPLE)[2]
    wanted = [(32, 1, 3, 3), (32,), (32, 32, 3, 3), (32,), (2, 32, 3, 3), (2,)]
    wanted += [(50, 200), (50,), (10, 50), (10,)]
    expect_equal(shapes, wanted, on=Text("los parámetros", "the parameters"))


@check(
    "build_cnn",
    promises=[27],
    hint="cnn_logits",
    title=Text(
        "logits de los dos signos, que no son probabilidades", "logits of both signs, no probabilities"
    ),
)
def test_build_cnn_logits(submission):
    logits = expect_tuple(submission.run(network_facts), 5, on=EXAMPLE)[3]
    expect(logits.min() < 0, Text("No hay logits negativos.", "No logit is negative."), hint="cnn_final_relu")
    expect((logits.sum(1) - 1).abs().min() > 1e-4, Text("Suman 1.", "They add up to 1."), hint="cnn_softmax")
    expect(
        (logits.exp().sum(1) - 1).abs().min() > 1e-4,
        Text("Sus exponenciales suman 1.", "Their exponentials add up to 1."),
        hint="cnn_log_softmax",
    )


def network_by_hand(student):
    """Outputs of the network, and those of its parameters put through the table by hand."""
    import torch
    from torch.nn import functional as f

    model = student.build_cnn()
    w = list(model.parameters())
    x = torch.randn(3, 1, 28, 28, generator=torch.Generator().manual_seed(5))
    y = f.max_pool2d(f.conv2d(f.conv2d(x, *w[0:2]).relu(), *w[2:4]).relu(), 2)
    y = f.conv2d(y, *w[4:6]).relu().flatten(1)
    y = f.linear(f.linear(y, *w[6:8]).relu(), *w[8:10])
    return model(x), y


@check(
    "build_cnn",
    promises=[24, 25, 26, 27],
    hint="cnn_logits",
    title=Text("las salidas, con los pesos que tenga", "the outputs, whatever its weights"),
)
def test_build_cnn_outputs(submission):
    found, right = expect_tuple(submission.run(network_by_hand), 2, on=RANDOM)
    expect_close(found, right.detach(), on=RANDOM)


# --- count_parameters


def some_counts(student):
    from torch import nn

    shared = nn.Linear(4, 4)
    frozen = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    frozen[0].requires_grad_(False)
    models = [nn.Linear(3, 2), nn.Sequential(nn.Sequential(nn.Conv2d(1, 2, 3))), frozen]
    models.append(nn.Sequential(shared, nn.Tanh(), shared))
    return [student.count_parameters(model) for model in models]


@check("count_parameters", promises=[6, 30, 31, 32], hint="count_scalars", title=VALUES)
def test_count_parameters(submission):
    found = expect_list(submission.run(some_counts), 4, on=EXAMPLE)
    for got, right, wrong in zip(found, (8, 20, 6, 20), ({}, {}, {"count_frozen": 15, "count_buffers": 22}, {"count_twice": 40}), strict=True):  # fmt: skip # noqa: E501
        expect_int(got, right, on=EXAMPLE, mistakes=wrong)


# --- accuracy


@check("accuracy", promises=[6, 33], hint="accuracy_fraction", title=VALUES)
def test_accuracy(submission):
    expect_float(
        submission.accuracy(torch.tensor([[1.0, 3.0], [0.5, -2.0]]), torch.tensor([1, 1])), 0.5, on=EXAMPLE
    )
    logits = torch.randn(40, 6, generator=generator(1))
    labels = logits.argmax(1)
    labels[::4] = (labels[::4] + 1) % 6
    found = submission.accuracy(logits, labels)
    hint = "float_not_tensor" if isinstance(found, torch.Tensor) else None
    expect_float(found, 0.75, on=RANDOM, rtol=1e-6, mistakes={"accuracy_percent": 75.0}, hint=hint)


@check("accuracy", promises=[35, 36], hint="accuracy_lengths", title=ERRORS)
def test_accuracy_errors(submission):
    logits, labels = torch.eye(4), torch.arange(4)
    for bad, hint in (((logits[:0], labels[:0]), "accuracy_empty"), ((logits, labels[:1]), None)):
        expect_value_error(submission.accuracy, bad=[bad], good=[(logits, labels)], on=RANDOM, hint=hint)


@check("accuracy", promises=[1, 2, 5], hint="names_and_views", title=CALL)
def test_accuracy_call(submission):
    logits, labels = torch.eye(5, dtype=torch.float64), torch.arange(5)
    found = submission.accuracy(labels=noncontiguous(labels), logits=noncontiguous(logits))
    expect_float(found, 1.0, on=RANDOM)


# --- DeviceLoader


def some_walks(student, how):
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    def shift(x, y):
        return x + 1, y * 2

    loader = DataLoader(TensorDataset(torch.arange(5.0), torch.arange(5)), batch_size=2)
    if how == "transform":
        wrapped = student.DeviceLoader(loader=loader, device=torch.device("cpu"), transform=shift)
    else:
        wrapped = student.DeviceLoader(loader, how)
    first = [(x, y) for x, y in wrapped]
    second = [(x, y) for x, y in wrapped]
    if how == "meta":
        return [(x.device.type, y.device.type) for x, y in first]
    return [[(x.tolist(), y.tolist()) for x, y in walk] for walk in (first, second)], len(wrapped)


PLAIN = [([0.0, 1.0], [0, 1]), ([2.0, 3.0], [2, 3]), ([4.0], [4])]
SHIFTED = [([1.0, 2.0], [0, 2]), ([3.0, 4.0], [4, 6]), ([5.0], [8])]


@check("DeviceLoader", promises=[16, 17, 20], hint="loader_batches", title=VALUES)
def test_device_loader(submission):
    (first, second), length = expect_tuple(submission.run(some_walks, "cpu"), 2, on=RANDOM)
    expect_equal(first, PLAIN, on=Text("el primer recorrido", "the first walk"))
    expect_equal(second, PLAIN, on=Text("el segundo recorrido", "the second walk"), hint="loader_again")
    expect_int(length, 3, on=Text("len()", "len()"), mistakes={"loader_len_samples": 5}, hint="loader_len")


@check(
    "DeviceLoader",
    promises=[1, 19],
    hint="loader_transform",
    title=Text("la transformación", "the transform"),
)
def test_device_loader_transform(submission):
    (first, _), _ = expect_tuple(submission.run(some_walks, "transform"), 2, on=RANDOM)
    expect_equal(first, SHIFTED, on=Text("una transformación", "a transform"))


@check(
    "DeviceLoader",
    promises=[18],
    hint="loader_device",
    title=Text("otro dispositivo", "another device"),
)
def test_device_loader_device(submission):
    expect_equal(submission.run(some_walks, "meta"), [("meta", "meta")] * 3, on=RANDOM)


# --- fit


def some_training(student, sizes, with_metric, how):
    """One feature, no bias: history, weight, and the modes of all passes."""
    import torch
    from torch import nn

    modes = []

    class Line(nn.Module):
        def __init__(self):
            super().__init__()
            self.w = nn.Parameter(torch.tensor(0.5, dtype=torch.float64))

        def forward(self, x):
            modes.append((self.training, torch.is_grad_enabled()))
            return self.w * x

    def error(outputs, labels):
        return (outputs - labels).mean().item()

    model = Line().eval()
    model.w.grad = torch.tensor(how, dtype=torch.float64)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    x = torch.arange(1.0, 8.0, dtype=torch.float64) / 4
    loader = list(zip(x.split(sizes), (3 * x + 1).split(sizes), strict=True))
    extra = {"metric": error} if with_metric else {}
    history = student.fit(model, nn.MSELoss(), optimizer, loader, loader[:2], epochs=2, **extra)
    return history, model.w.item(), modes, model.training


def expected_training(sizes):
    """The same by hand."""
    w = torch.tensor(0.5, dtype=torch.float64)
    x = torch.arange(1.0, 8.0, dtype=torch.float64) / 4
    t = 3 * x + 1
    history = {name: [] for name in ("train_loss", "valid_loss", "train_metric", "valid_metric")}
    for _ in range(2):
        losses, errors = [], []
        for a, b in zip(x.split(sizes), t.split(sizes), strict=True):
            losses.append((w * a - b) ** 2)
            errors.append(w * a - b)
            w = w - 0.05 * (2 * (w * a - b) * a).mean()
        part = sum(sizes[:2])
        history["train_loss"].append(torch.cat(losses).mean().item())
        history["train_metric"].append(torch.cat(errors).mean().item())
        history["valid_loss"].append(functional.mse_loss(w * x[:part], t[:part]).item())
        history["valid_metric"].append((w * x[:part] - t[:part]).mean().item())
    return history, w.item()


@check("fit", promises=[37, 38, 41, 42, 43], hint="fit_train_loss", title=VALUES)
def test_fit_history(submission):
    for sizes, hint in (([1] * 7, None), ([3, 3, 1], "fit_mean_of_batches")):
        right, _ = expected_training(sizes)
        for with_metric in (False, True):
            history = submission.run(some_training, sizes, with_metric, 0.0)[0]
            keys = list(right)[: 4 if with_metric else 2]
            found = expect_dict(history, keys, on=RANDOM, hint="fit_keys")
            for key in keys:
                for got, wanted in zip(expect_list(found[key], 2, on=RANDOM), right[key], strict=True):
                    expect_float(got, wanted, on=Text(key, key), rtol=1e-6, hint=hint)


@check(
    "fit",
    promises=[38, 39],
    hint="fit_steps",
    title=Text("los pesos después de entrenar", "the weights after training"),
)
def test_fit_weights(submission):
    sizes = [3, 3, 1]
    for stale, hint in ((0.0, "fit_steps"), (4.0, "fit_stale_gradients")):
        found = submission.run(some_training, sizes, False, stale)[1]
        expect_float(found, expected_training(sizes)[1], on=RANDOM, rtol=1e-6, hint=hint)


@check(
    "fit",
    promises=[44, 45, 46, 47],
    hint="fit_eval_mode",
    title=Text("modos y gradientes", "modes and gradients"),
)
def test_fit_modes(submission):
    *_, modes, training = submission.run(some_training, [4, 3], True, 0.0)
    expect_equal(
        modes[:2], [(True, True)] * 2, on=Text("la primera época", "the first epoch"), hint="fit_train_mode"
    )
    quiet = [own for own, grad in modes if not grad]
    expect(
        len(quiet) >= 4,
        Text("Se validó con gradientes.", "Validation recorded gradients."),
        hint="fit_no_grad",
    )
    expect(
        sum(not own for own, _ in modes) >= 4,
        Text("Se validó en modo de entrenamiento.", "Validation happened in train mode."),
    )
    expect(
        sum(own for own, _ in modes) >= 4,
        Text("Una época se entrenó en modo de evaluación.", "An epoch was trained in eval mode."),
        hint="fit_train_mode",
    )
    expect(not training, Text("Quedó entrenando.", "It was left in train mode."), hint="fit_left_training")


# --- plot_learning_curves


def some_curves(student, history):
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    figure = student.plot_learning_curves(history)
    after = plt.get_fignums()
    axes = [
        (
            sorted(
                ([float(x) for x in line.get_xdata()], [float(y) for y in line.get_ydata()])
                for line in each.get_lines()
                if not str(line.get_label()).startswith("_")
            ),
            bool(each.get_legend() or figure.legends),
            bool(each.get_xlabel() or figure.get_supxlabel()),
            bool(each.get_ylabel() or figure.get_supylabel()),
        )
        for each in figure.axes
    ]
    return figure, axes, before == after


CURVES = {"train_loss": [2.0, 1.0, 0.5], "valid_loss": [2.5, 1.5, 1.25]}
METRIC = {"train_metric": [0.25, 0.5, 0.75], "valid_metric": [0.125, 0.375, 0.625]}


@check(
    "plot_learning_curves",
    promises=[49, 50, 51, 52],
    hint="plot_losses",
    title=Text("las líneas", "the lines"),
)
def test_plot_lines(submission):
    for history in (CURVES, CURVES | METRIC):
        figure, axes, _ = expect_tuple(submission.run(some_curves, history), 3, on=EXAMPLE)
        expect_remote(figure, "figure", on=EXAMPLE, hint="plot_figure")
        ordinates = [sorted(y for _, y in lines) for lines, *_ in axes]
        for kind, hint in (("loss", "plot_losses"), ("metric", "plot_metric")):
            wanted = sorted(values for key, values in history.items() if key.endswith(kind))
            expect(
                not wanted or wanted in ordinates,
                Text(f"Faltan las líneas de {kind}.", f"The lines of {kind} are missing."),
                hint=hint,
            )
        for lines, *_ in axes:
            for abscissae, _ in lines:
                expect_equal(
                    abscissae, [1.0, 2.0, 3.0], on=Text("las abscisas", "the abscissae"), hint="plot_epochs"
                )


@check(
    "plot_learning_curves",
    promises=[53, 54, 55],
    hint="plot_open_figures",
    title=Text("leyenda, nombres de los ejes, pyplot", "legend, labels of the axes, pyplot"),
)
def test_plot_rest(submission):
    _, axes, same = expect_tuple(submission.run(some_curves, CURVES), 3, on=EXAMPLE)
    for lines, legend, x_label, y_label in axes:
        if lines:
            expect(legend, Text("Falta la leyenda.", "The legend is missing."), hint="plot_legend")
            expect(
                x_label and y_label,
                Text("Falta el nombre de un eje.", "The label of an axis is missing."),
                hint="plot_axis_labels",
            )
    expect(same, Text("Quedó una figura abierta.", "A figure was left open."))


# --- train_digits


def stripes(seed):
    """Images of ten kinds that are easy to tell: a bright stripe at one of ten heights, and noise."""
    labels = torch.arange(100) % 10
    images = torch.randint(0, 60, (100, 28, 28), generator=generator(seed), dtype=torch.uint8)
    for image, label in zip(images, labels, strict=True):
        image[2 * label + 4 : 2 * label + 7, 4:24] += 180
    return images, labels


def small_training(student, images, labels, seed):
    import torch

    torch.rand(seed + 1)
    before = torch.get_rng_state()
    model = student.train_digits(images, labels, seed=seed)
    same = torch.equal(before, torch.get_rng_state())
    with torch.no_grad():
        outputs = model(torch.zeros(1, 1, 28, 28)), model(torch.zeros(3, 1, 28, 28))
    return same, model.training, outputs, dict(model.state_dict())


@check(
    "train_digits",
    promises=[57, 58, 59, 63],
    hint="digits_module",
    title=Text("logits, modo de evaluación, azar global", "logits, eval mode, global random state"),
)
def test_train_digits(submission):
    same, training, outputs, _ = submission.run(small_training, *stripes(1), 0)
    for logits, count in zip(outputs, (1, 3), strict=True):
        text = Text(f"Se esperaban logits ({count}, 10).", f"Expected logits ({count}, 10).")
        expect(isinstance(logits, torch.Tensor) and logits.shape == (count, 10), text)
        expect(
            (logits.sum(1) - 1).abs().max() > 1e-3,
            Text("Son probabilidades.", "These are probabilities."),
            hint="digits_probabilities",
        )
    expect(not training, Text("Quedó entrenando.", "It was left in train mode."), hint="digits_eval")
    expect(same, Text("Cambió el azar global.", "The random state changed."), hint="digits_random_state")


@check(
    "train_digits",
    promises=[61],
    hint="digits_seed",
    title=Text("misma semilla, mismos pesos", "same seed, same weights"),
)
def test_train_digits_seed(submission):
    one, other = (submission.run(small_training, *stripes(1), 3)[3] for _ in range(2))
    expect_equal(list(one), list(other), on=Text("las claves", "the keys"))
    for name, value in one.items():
        expect_close(other[name], value, on=Text(name, name), rtol=0, atol=0)


# --- confusion_matrix


@check("confusion_matrix", promises=[67, 68, 71], hint="confusion_counts", title=VALUES)
def test_confusion_matrix(submission):
    labels, predictions = torch.tensor([0, 1, 1, 2, 2, 2, 0]), torch.tensor([0, 0, 1, 0, 0, 2, 1])
    right = torch.tensor([[1, 1, 0], [1, 1, 0], [2, 0, 1]])
    mistakes = {"confusion_transposed": right.T, "confusion_once": right.clamp(max=1)}
    expect_close(submission.confusion_matrix(labels, predictions, 3), right, on=RANDOM, mistakes=mistakes)
    whole = functional.pad(right, (0, 7, 0, 7))
    on = Text("diez clases por defecto", "ten classes by default")
    expect_close(submission.confusion_matrix(labels, predictions), whole, on=on, hint="confusion_shape")


@check(
    "confusion_matrix",
    promises=[2, 69, 70],
    hint="confusion_arrays",
    title=Text("arreglos, entradas vacías, sin efectos", "arrays, empty inputs, no side effects"),
)
def test_confusion_matrix_inputs(submission):
    labels, predictions = torch.tensor([1, 1]).numpy(), torch.tensor([0, 0]).numpy()
    right = torch.tensor([[0, 0], [2, 0]])
    expect_close(submission.confusion_matrix(labels, predictions, 2), right, on=RANDOM)
    none = torch.tensor([], dtype=torch.int64)
    on = Text("entradas vacías", "empty inputs")
    zeros = torch.zeros(4, 4, dtype=torch.int64)
    expect_close(submission.confusion_matrix(none, none, 4), zeros, on=on, hint="confusion_empty")
    observed = submission.observe("confusion_matrix", torch.tensor([1]), torch.tensor([0]), 2)
    expect_untouched(observed, on=RANDOM, hint="arguments_modified")
