"""Local checks of the lab on regularization: they give no points, they help."""

import numpy as np
import torch

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_equal,
    expect_int,
    expect_list,
    expect_remote,
    expect_untouched,
    expect_value_error,
    random_upstream,
)

BY_HAND = Text("números hechos a mano", "numbers done by hand")
TRAINING = Text("el modo de entrenamiento", "training mode")
EVALUATION = Text("el modo de evaluación", "evaluation mode")
TABLE = Text("una entrada de forma (2, 2)", "an input of shape (2, 2)")
SCALAR = Text("una entrada 0-d", "a 0-d input")


@check(
    "l2_penalty_gradient",
    promises=[1, 2, 4, 6, 11],
    hint="penalty_formula",
    title=Text("un ejemplo a mano", "an example by hand"),
)
def test_l2(submission):
    gradient, w = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[8.0, -8.0], [0.0, 4.0]])
    expected = np.array([[3.0, 0.0], [3.0, 5.0]])
    seen = submission.observe("l2_penalty_gradient", gradient=gradient, w=w, lam=0.5, n=2)
    expect_close(seen.value, expected, on=BY_HAND)
    expect_untouched(seen, on=BY_HAND, hint="argument_changed")
    value = submission.l2_penalty_gradient(np.array(1.0), np.array(2.0), 3.0, 4)
    expect_close(value, np.array(2.5), on=SCALAR, hint="any_shape")


@check(
    "weight_decay_step",
    promises=[1, 2, 4, 6, 8, 12, 13],
    hint="decay_formula",
    title=Text("un ejemplo a mano, y los errores", "an example by hand, and the errors"),
)
def test_decay(submission):
    w, gradient = np.array([[4.0, -4.0], [2.0, 0.0]]), np.array([[1.0, 1.0], [-2.0, 3.0]])
    seen = submission.observe("weight_decay_step", w=w, gradient=gradient, learning_rate=2.0, lam=0.25)
    expect_close(seen.value, np.array([[1.0, -5.0], [5.5, -6.0]]), on=BY_HAND)
    expect_untouched(seen, on=BY_HAND, hint="argument_changed")
    expect_value_error(
        submission.weight_decay_step,
        bad=[(w, gradient, 0.1, 1.0), (w, gradient, 0.1, -0.5)],
        good=[(w, gradient, 0.1, 0.0)],
        on=Text("λ fuera de [0, 1)", "λ outside [0, 1)"),
        hint="decay_range",
    )


@check(
    "early_stopping",
    promises=[8, 14, 15, 16, 17, 18, 19],
    hint="stop_rule",
    title=Text("listas cortas", "short lists"),
)
def test_stopping(submission):
    on = Text("una lista corta", "a short list")
    expect_int(submission.early_stopping([9.0, 8.0, 8.5, 8.7, 1.0], 2), 1, on=on)
    expect_int(submission.early_stopping((9.0, 8.0, 8.5, 7.0, 7.5), 2), 3, on=on)
    expect_int(submission.early_stopping(np.array([4.0, 3.0, 2.0]), 1), 2, on=on, hint="stop_at_the_end")
    expect_int(submission.early_stopping([5.0, 5.0, 5.0], 9), 0, on=on, hint="stop_strict")
    expect_value_error(
        submission.early_stopping,
        bad=[([], 2), ([1.0], 0)],
        good=[([1.0], 1)],
        on=Text("nada, o paciencia 0", "nothing, or patience 0"),
        hint="stop_errors",
    )


def expect_dropped(value, x, p, on):
    """Zeros and enlarged survivors, about p of the first kind."""
    expect_close(
        value, torch.where(value != 0, x / (1 - p), torch.zeros_like(x)), on=on, hint="dropout_formula"
    )
    zeros = float((value == 0).double().mean())
    # 10,000 elements: 0.04 is more than 8 standard deviations.
    expect(
        abs(zeros - p) < 0.04,
        Text(f"La fracción de ceros es {zeros:.3f}.", f"The fraction of zeros is {zeros:.3f}."),
        hint="dropout_probability",
    )


def global_passes(student, x, p):
    """Two calls after the same global seed, twice."""
    import torch

    values = []
    for _ in range(2):
        torch.manual_seed(5)
        values += [student.dropout(x, p), student.dropout(x, p)]
    return values


@check(
    "dropout",
    promises=[6, 20, 21, 23, 24, 25, 26, 28],
    hint="dropout_formula",
    title=Text("apagar, agrandar, y los extremos", "switching off, enlarging, and the ends"),
)
def test_dropout(submission):
    x = torch.full((100, 100), 3.0)
    for p in (0.1, 0.5):
        seen = submission.observe("dropout", x, p)
        expect(isinstance(seen.value, torch.Tensor), Text("Se esperaba un tensor.", "A tensor was expected."))
        expect_dropped(seen.value, x, p, Text(f"p = {p}", f"p = {p}"))
        expect_untouched(seen, on=TRAINING, random_state=False, hint="argument_changed")
    expect_close(
        submission.dropout(x, 1.0), torch.zeros_like(x), on=Text("p = 1", "p = 1"), hint="dropout_ends"
    )
    expect_close(submission.dropout(x, 0.0), x, on=Text("p = 0", "p = 0"), hint="dropout_ends")
    expect_close(submission.dropout(x, 0.5, training=False), x, on=EVALUATION, hint="dropout_evaluation")
    one, two = (submission.dropout(x, 0.5, generator=torch.Generator().manual_seed(4)) for _ in range(2))
    expect_close(two, one, on=Text("la misma semilla", "the same seed"), hint="dropout_generator")
    values = expect_list(submission.run(global_passes, x, 0.5), 4, on=TRAINING)
    expect_close(
        values[2],
        values[0],
        on=Text("la misma semilla global", "the same global seed"),
        hint="dropout_global",
    )
    expect(
        not torch.equal(values[0], values[1]),
        Text("Dos llamadas apagan los mismos elementos.", "Two calls switch the same elements off."),
        hint="dropout_repeats",
    )


@check(
    "dropout",
    promises=[4, 8, 29, 30],
    hint="dropout_gradient",
    title=Text("gradiente, formas y errores", "gradient, shapes and errors"),
)
def test_dropout_more(submission):
    x = torch.full((10, 10), 2.0, dtype=torch.float64)
    upstream = random_upstream(x.shape, 3)
    found = submission.gradient("dropout", x, 0.5, upstream=upstream)
    arrived = found.inputs[0] is not None
    expect(arrived, Text("No llega gradiente a x.", "No gradient reaches x."), hint="no_gradient")
    expect_close(found.inputs[0], upstream * found.value / x, on=TRAINING, gradient=True)
    value = submission.dropout(torch.tensor(2.0), 0.5)
    expect_close(value * 0, torch.tensor(0.0), on=SCALAR, hint="dropout_any_shape")
    for training in (True, False):
        expect_value_error(
            submission.dropout,
            bad=[(x, -0.5, training), (x, 1.5, training)],
            good=[(x, 0.5, training)],
            on=Text("p fuera de [0, 1]", "p outside [0, 1]"),
            hint="dropout_range",
        )


def two_modes(student, x, p):
    """The module in training, in evaluation, and in training again."""
    module = student.Dropout() if p is None else student.Dropout(p)
    return [module(x), module.eval()(x), module.train()(x)]


@check(
    "Dropout",
    promises=[32, 33, 34, 35, 36],
    hint="module_modes",
    title=Text("los dos modos y los errores", "both modes and the errors"),
)
def test_module(submission):
    x = torch.full((100, 100), 3.0)
    for p in (None, 0.2):
        first, evaluated, last = expect_list(submission.run(two_modes, x, p), 3, on=TRAINING)
        expect_close(evaluated, x, on=EVALUATION)
        for value in (first, last):
            expect(isinstance(value, torch.Tensor), Text("Se esperaba un tensor.", "A tensor was expected."))
            expect_dropped(value, x, 0.5 if p is None else p, TRAINING)
        different = not torch.equal(first, last)
        expect(
            different,
            Text("Dos pasadas apagan los mismos elementos.", "Two passes switch the same elements off."),
            hint="dropout_repeats",
        )
    expect_value_error(
        submission.Dropout,
        bad=[(-0.1,), (3.0,)],
        good=[(0.0,), (1.0,)],
        on=Text("p fuera de [0, 1]", "p outside [0, 1]"),
        hint="module_range",
    )


def look_at_network(student, name, arguments, x):
    """Shapes of the parameters, names of the modules, and the shape of the output."""
    model = getattr(student, name)(*arguments)
    shapes = [tuple(each.shape) for each in model.parameters()]
    kinds = [type(each).__name__ for each in model.children()]
    one, two = model(x), model(x)
    model.eval()
    three, four = model(x), model(x)
    return shapes, kinds, one.detach(), two.detach(), three.detach(), four.detach()


SHAPES = [
    (32, 1, 3, 3), (32,), (32, 32, 3, 3), (32,), (2, 32, 3, 3), (2,), (50, 200), (50,), (10, 50), (10,),
]  # fmt: skip


@check(
    "build_cnn_with_dropout",
    promises=[41, 42, 43, 44],
    hint="cnn_parameters",
    title=Text("capas, formas y modos", "layers, shapes and modes"),
)
def test_dropout_cnn(submission):
    x = torch.rand(4, 1, 28, 28, generator=torch.Generator().manual_seed(0))
    shapes, kinds, one, two, three, four = submission.run(
        look_at_network, "build_cnn_with_dropout", (0.9,), x
    )
    expect_equal(shapes, SHAPES, on=Text("los parámetros", "the parameters"))
    expect_equal(len(kinds), 12, on=Text("el número de módulos", "the number of modules"), hint="cnn_flat")
    expect_equal(tuple(three.shape), (4, 10), on=Text("las salidas", "the outputs"), hint="cnn_outputs")
    expect_equal(kinds[-1], "Linear", on=Text("el último módulo", "the last module"), hint="cnn_order")
    expect_equal(
        kinds[-3], "ReLU", on=Text("lo que hay antes del dropout", "what precedes dropout"), hint="cnn_order"
    )
    expect_close(four, three, on=EVALUATION, hint="cnn_evaluation")
    # Each of 200 units survives with 0.1: the chance that two passes agree is below 1e-15.
    random = not torch.equal(one, two)
    expect(
        random, Text("Al entrenar no hay azar.", "There is no randomness in training."), hint="cnn_no_dropout"
    )


@check(
    "build_cnn_with_batchnorm",
    promises=[80, 83],
    hint="cnn_parameters",
    title=Text("capas y formas", "layers and shapes"),
)
def test_norm_cnn(submission):
    x = torch.rand(4, 1, 28, 28, generator=torch.Generator().manual_seed(1))
    shapes, kinds, _, _, three, _ = submission.run(look_at_network, "build_cnn_with_batchnorm", (), x)
    expected = [*SHAPES[:2], (32,), (32,), *SHAPES[2:6], (200,), (200,), *SHAPES[6:]]
    expect_equal(shapes, expected, on=Text("los parámetros", "the parameters"))
    expect_equal(len(kinds), 13, on=Text("el número de módulos", "the number of modules"), hint="cnn_flat")
    expect_equal(kinds[1], "ReLU", on=Text("el segundo módulo", "the second module"), hint="cnn_flat")
    expect_equal(tuple(three.shape), (4, 10), on=Text("las salidas", "the outputs"), hint="cnn_outputs")


def crop(student, pixels, height, width):
    import numpy
    from PIL import Image

    result = student.center_crop(Image.fromarray(pixels), height=height, width=width)
    return numpy.array(result), result.mode


@check(
    "center_crop",
    promises=[1, 46, 47, 48, 49],
    hint="crop_box",
    title=Text("recortes pequeños", "small crops"),
)
def test_crop(submission):
    pixels = np.arange(35, dtype=np.uint8).reshape(5, 7)
    for height, width, piece in ((3, 3, pixels[1:4, 2:5]), (1, 7, pixels[2:3]), (2, 4, pixels[1:3, 1:5])):
        on = Text(f"un trozo de {height} × {width}", f"a piece of {height} × {width}")
        value, mode = submission.run(crop, pixels, height, width)
        expect_close(value, piece, on=on)
        expect_equal(mode, "L", on=on, hint="image_mode")
    colours = np.stack([pixels, pixels + 50, pixels + 100, pixels + 150], axis=-1)
    value, mode = submission.run(crop, colours, 3, 5)
    expect_equal(mode, "RGBA", on=Text("una imagen RGBA", "an RGBA image"), hint="image_mode")
    expect_close(value, colours[1:4, 1:6], on=Text("una imagen RGBA", "an RGBA image"))
    expect_value_error(
        lambda height, width: submission.run(crop, pixels, height, width),
        bad=[(6, 3), (3, 8)],
        good=[(5, 7)],
        on=Text("un trozo que no cabe", "a piece that does not fit"),
        hint="crop_too_large",
    )


def big(student, pixels, factor):
    import numpy
    from PIL import Image

    result = student.enlarge(Image.fromarray(pixels), factor=factor)
    return numpy.array(result), result.mode


@check(
    "enlarge",
    promises=[1, 50, 51, 52],
    hint="enlarge_nearest",
    title=Text("imágenes pequeñas", "small images"),
)
def test_enlarge(submission):
    pixels = np.array([[10, 200], [90, 0]], dtype=np.uint8)
    expected = np.array(
        [[10, 10, 200, 200], [10, 10, 200, 200], [90, 90, 0, 0], [90, 90, 0, 0]], dtype=np.uint8
    )
    value, mode = submission.run(big, pixels, 2)
    on = Text("una imagen de 2 × 2", "an image of 2 × 2")
    expect_close(value, expected, on=on)
    expect_equal(mode, "L", on=on, hint="image_mode")
    colours = np.stack([pixels] * 4, axis=-1)
    value, mode = submission.run(big, colours, 2)
    expect_equal(mode, "RGBA", on=Text("una imagen RGBA", "an RGBA image"), hint="image_mode")
    expect_value_error(
        lambda factor: submission.run(big, pixels, factor),
        bad=[(0,), (-2,)],
        good=[(1,)],
        on=Text("factor < 1", "factor < 1"),
        hint="enlarge_factor",
    )


def augment_with(student, images, seed):
    import torch

    return student.augment(images, torch.Generator().manual_seed(seed))


@check(
    "augment",
    promises=[6, 51, 55, 57, 58, 59, 60, 61],
    hint="augment_own",
    title=Text("forma, azar, bordes y brillo", "shape, randomness, borders and brightness"),
)
def test_augment(submission):
    place = torch.arange(28) - 13.5
    blob = torch.exp(-(place[:, None] ** 2 + place**2) / (2 * 2.5**2))
    images = blob.expand(200, 1, 28, 28).contiguous()
    on = Text("200 manchas iguales", "200 blobs alike")
    value = submission.run(augment_with, images, 3)
    again = submission.run(augment_with, images, 3)
    expect_close(value, torch.zeros_like(images), on=on, rtol=0.0, atol=1 + 1e-6, hint="augment_range")
    expect_close(again, value, on=Text("la misma semilla", "the same seed"), hint="augment_generator")
    own = len(torch.unique(value.reshape(200, -1), dim=0)) > 60
    expect(
        own, Text("Hay imágenes con la misma transformación.", "There are images with the same transform.")
    )
    change = float(value.sum() / images.sum())
    expect(
        abs(change - 1) < 0.05, Text("El brillo cambia.", "Brightness changes."), hint="augment_brightness"
    )
    # The centre of mass moves by whole pixels, and in 200 images each of the five shifts occurs on each axis
    # (it is missing with 10 · 0.8^200, below 1e-18).
    for axis in (1, 2):
        mass = value[:, 0].double().sum(3 - axis)
        moved = (mass * place).sum(1) / mass.sum(1)
        shifts = sorted(set(moved.round().int().tolist()))
        expect_equal(shifts, [-2, -1, 0, 1, 2], on=on, hint="augment_shifts")
    white = submission.run(augment_with, torch.ones(100, 1, 28, 28), 4)
    expect_close(white, torch.zeros(100, 1, 28, 28), on=on, rtol=0.0, atol=1 + 1e-6, hint="augment_range")
    bar = torch.zeros(60, 1, 28, 28)
    bar[:, :, 8:20, :2] = 1.0
    far = submission.run(augment_with, bar, 5)[:, :, :, 14:]
    expect_close(
        far,
        torch.zeros_like(far),
        on=Text("una barra en el borde", "a bar at the border"),
        hint="augment_wraps",
    )
    seen = submission.observe("augment", images[:5], torch.Generator().manual_seed(0))
    expect_untouched(seen, on=on, hint="augment_generator")


def normalize(student, name, x):
    """One pass in training and one in evaluation, after a scale and a shift have been set."""
    import torch

    channels = x.shape[1]
    module = getattr(student, name)(channels, eps=0.1, momentum=0.25).to(x)
    with torch.no_grad():
        module.weight.copy_(torch.arange(1.0, channels + 1))
        module.bias.copy_(torch.arange(channels))
    trained = module(x).detach()
    mean, variance = module.running_mean.clone(), module.running_var.clone()
    return trained, module.eval()(x).detach(), mean, variance


def expect_norm(submission, name, x):
    trained, evaluated, mean, variance = submission.run(normalize, name, x)
    shift = torch.arange(x.shape[1]).to(x)
    scale, expected_mean, expected_variance = shift + 1, torch.zeros_like(shift), torch.ones_like(shift)

    def by_torch(training):  # in training it also moves the two running statistics
        return torch.nn.functional.batch_norm(
            x, expected_mean, expected_variance, scale, shift, training, momentum=0.25, eps=0.1
        )

    expect_close(trained, by_torch(True), on=TRAINING, hint="norm_formula")
    expect_close(mean, expected_mean, on=TRAINING, hint="running_mean")
    expect_close(variance, expected_variance, on=TRAINING, hint="running_var")
    expect_close(evaluated, by_torch(False), on=EVALUATION, hint="norm_evaluation")


def make_and_call(student, name, channels, shape):
    import torch

    getattr(student, name)(channels)(torch.ones(shape))
    return True


def expect_norm_gradient(submission, name, x):
    """The sum of each channel's outputs does not depend on the input: its gradient is zero."""
    module = expect_remote(getattr(submission, name)(x.shape[1]), "module", on=TRAINING)
    found = submission.gradient(module, x.float(), upstream=torch.ones_like(x).float())
    arrived = found.inputs[0] is not None
    expect(arrived, Text("No llega gradiente a x.", "No gradient reaches x."), hint="no_gradient")
    zero = torch.zeros_like(x).float()
    expect_close(found.inputs[0], zero, on=TRAINING, gradient=True, hint="norm_gradient")


@check(
    "BatchNorm1d",
    promises=[62, 64, 65, 66, 67, 68, 69],
    hint="norm_formula",
    title=Text("los dos modos, gradiente y errores", "both modes, gradient and errors"),
)
def test_norm1d(submission):
    generator = torch.Generator().manual_seed(0)
    for shape in ((6, 3), (4, 2, 5)):
        x = torch.randn(shape, generator=generator, dtype=torch.float64) * 2 + 1
        expect_norm(submission, "BatchNorm1d", x)
        expect_norm_gradient(submission, "BatchNorm1d", x)
    expect_value_error(
        lambda shape: submission.run(make_and_call, "BatchNorm1d", 3, shape),
        bad=[((1, 3),), ((5, 2),), ((5, 1),), ((2, 3, 4, 4),)],
        good=[((2, 3),), ((1, 3, 2),)],
        on=Text("formas que no valen", "shapes that are not valid"),
        hint="norm_dimensions",
    )


@check(
    "BatchNorm2d",
    promises=[71, 73, 74, 75, 76, 77, 78],
    hint="norm_images",
    title=Text("los dos modos, gradiente y errores", "both modes, gradient and errors"),
)
def test_norm2d(submission):
    generator = torch.Generator().manual_seed(1)
    x = torch.randn((3, 2, 4, 5), generator=generator, dtype=torch.float64) * 2 + 1
    expect_norm(submission, "BatchNorm2d", x)
    expect_norm_gradient(submission, "BatchNorm2d", x)
    expect_value_error(
        lambda shape: submission.run(make_and_call, "BatchNorm2d", 3, shape),
        bad=[((1, 3, 1, 1),), ((5, 2, 2, 2),), ((2, 3, 4),)],
        good=[((2, 3, 1, 1),), ((1, 3, 2, 2),)],
        on=Text("formas que no valen", "shapes that are not valid"),
        hint="norm_dimensions",
    )
