"""Hidden checks of the lab on regularization; the numbers of the promises are those of promises.md.

Oracles: NumPy's arithmetic, torch's own layers and `grid_sample`, and Python's slices for images. The right
answers in `answers/right` differ by rounding only, so tolerances are those of the curriculum's rule 5 unless
a comment says more. Checks of random numbers give their rate of false alarms; seeds are fixed.
"""

import functools
import itertools
import math

import numpy as np
import torch
from torch import nn

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_equal,
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
SHAPES = [(), (0,), (3, 0), (1,), (7,), (2, 3, 4)]

ORDINARY = Text("datos corrientes", "ordinary data")
BY_NAME = Text("los argumentos por nombre", "arguments passed by name")
NONCONTIGUOUS = Text("una entrada que no es contigua", "an input that is not contiguous")
TRAINING = Text("el modo de entrenamiento", "training mode")
EVALUATION = Text("el modo de evaluación", "evaluation mode")
SAME_SEED = Text("dos veces la misma semilla", "the same seed twice")
IN_FLOAT64 = Text("una entrada float64", "a float64 input")


def shape_text(shape):
    return Text(f"una entrada de forma {tuple(shape)}", f"an input of shape {tuple(shape)}")


def sample(shape, seed=0):
    """Numbers of both signs, none of them near zero."""
    rng = np.random.default_rng([seed, *shape])
    return np.asarray(rng.uniform(0.3, 2.0, shape) * rng.choice([-1.0, 1.0], shape))


def expect_tensor(value, shape, dtype, on):
    """A finite tensor of this shape and dtype; its values are looked at elsewhere."""
    expect_close(value, torch.zeros(tuple(shape), dtype=dtype), on=on, rtol=0.0, atol=math.inf)
    return value


# --- l2_penalty_gradient ----------------------------------------------------------------------------------


def penalized(gradient, w, lam, n):
    return np.asarray(gradient + lam * w / n)


@check(
    "l2_penalty_gradient",
    points=0.5,
    promises=[2, 11],
    hint="penalty_formula",
    title=Text("valores", "values"),
)
def test_l2_values(submission):
    gradient, w = sample((6,), 1), sample((6,), 2)
    for lam, n in ((0.7, 3), (2.5, 40), (0.01, 5)):
        expect_close(
            submission.l2_penalty_gradient(gradient, w, lam, n),
            penalized(gradient, w, lam, n),
            on=ORDINARY,
            mistakes={
                "penalty_half": penalized(gradient, w, lam / 2, n),
                "penalty_double": penalized(gradient, w, 2 * lam, n),
                "penalty_without_n": penalized(gradient, w, lam, 1),
                "penalty_sign": penalized(gradient, w, -lam, n),
                "penalty_absolute": penalized(gradient, np.sign(w), lam, n),
                "penalty_alone": penalized(0.0, w, lam, n),
            },
        )


@check(
    "l2_penalty_gradient",
    points=0.125,
    promises=[11],
    hint="penalty_formula",
    title=Text("λ cero, grande y un solo ejemplo", "λ zero, large, and a single example"),
    requires=["test_l2_values"],
)
def test_l2_ends(submission):
    gradient, w = sample((5,), 3), sample((5,), 4)
    for lam, n in ((0.0, 7), (300.0, 1), (1.0, 1), (12.0, 100_000)):
        expect_close(
            submission.l2_penalty_gradient(gradient, w, lam, n),
            penalized(gradient, w, lam, n),
            on=Text(f"lam = {lam}, n = {n}", f"lam = {lam}, n = {n}"),
        )


@check(
    "l2_penalty_gradient",
    points=0.25,
    promises=[2, 4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_l2_shapes(submission):
    for shape in SHAPES:
        gradient, w = sample(shape, 5), sample(shape, 6)
        expect_close(
            submission.l2_penalty_gradient(gradient, w, 1.5, 4),
            penalized(gradient, w, 1.5, 4),
            on=shape_text(shape),
        )
    gradient, w = noncontiguous(sample((3, 4), 5)), sample((4, 3), 6).T
    expect_close(
        submission.l2_penalty_gradient(gradient, w, 1.5, 4), penalized(gradient, w, 1.5, 4), on=NONCONTIGUOUS
    )


@check(
    "l2_penalty_gradient",
    points=0.125,
    promises=[1, 6, 7],
    hint="argument_changed",
    title=Text(
        "por nombre, y los argumentos quedan como estaban", "by name, and the arguments stay as they were"
    ),
)
def test_l2_untouched(submission):
    gradient, w = sample((2, 3), 7), sample((2, 3), 8)
    seen = submission.observe("l2_penalty_gradient", n=5, lam=0.5, w=w, gradient=gradient)
    expect_close(seen.value, penalized(gradient, w, 0.5, 5), on=BY_NAME)
    expect_untouched(seen, on=BY_NAME)


# --- weight_decay_step ------------------------------------------------------------------------------------


def decayed(w, gradient, learning_rate, lam):
    return np.asarray((1 - lam) * w - learning_rate * gradient)


@check(
    "weight_decay_step",
    points=0.375,
    promises=[2, 12],
    hint="decay_formula",
    title=Text("valores", "values"),
)
def test_decay_values(submission):
    w, gradient = sample((6,), 1), sample((6,), 2)
    for rate, lam in ((0.1, 0.02), (0.5, 0.3), (2.0, 0.75)):
        expect_close(
            submission.weight_decay_step(w, gradient, rate, lam),
            decayed(w, gradient, rate, lam),
            on=ORDINARY,
            mistakes={
                "decay_coupled": decayed(w, gradient, rate, rate * lam),
                "decay_sign": w - lam * w + rate * gradient,
                "decay_after": (1 - lam) * (w - rate * gradient),
                "decay_grows": (1 + lam) * w - rate * gradient,
                "decay_only_lam": lam * w - rate * gradient,
            },
        )


@check(
    "weight_decay_step",
    points=0.125,
    promises=[12, 13],
    hint="decay_formula",
    title=Text("λ cero o casi uno", "λ zero or nearly one"),
    requires=["test_decay_values"],
)
def test_decay_ends(submission):
    w, gradient = sample((5,), 3), sample((5,), 4)
    for rate, lam in ((0.1, 0.0), (0.0, 0.5), (0.3, 0.999), (0.3, 0), (0.2, 1e-6)):
        expect_close(
            submission.weight_decay_step(w, gradient, rate, lam),
            decayed(w, gradient, rate, lam),
            on=Text(f"lam = {lam}", f"lam = {lam}"),
        )


@check(
    "weight_decay_step",
    points=0.25,
    promises=[8, 13],
    hint="decay_range",
    title=Text("ValueError si λ no está en [0, 1)", "ValueError if λ is not in [0, 1)"),
    requires=["test_decay_values"],
)
def test_decay_errors(submission):
    w, gradient = sample((3,), 5), sample((3,), 6)
    expect_value_error(
        submission.weight_decay_step,
        bad=[(w, gradient, 0.1, lam) for lam in (-0.01, -3.0, 1.0, 1, 1.01, 5.0)],
        good=[(w, gradient, 0.1, lam) for lam in (0.0, 0, 0.999)],
        on=Text("λ fuera de [0, 1)", "λ outside [0, 1)"),
    )


@check(
    "weight_decay_step",
    points=0.125,
    promises=[2, 4, 5],
    hint="any_shape",
    title=Text("cualquier forma", "any shape"),
)
def test_decay_shapes(submission):
    for shape in SHAPES:
        w, gradient = sample(shape, 7), sample(shape, 8)
        expect_close(
            submission.weight_decay_step(w, gradient, 0.2, 0.1),
            decayed(w, gradient, 0.2, 0.1),
            on=shape_text(shape),
        )
    w, gradient = noncontiguous(sample((3, 4), 7)), sample((4, 3), 8).T
    expect_close(
        submission.weight_decay_step(w, gradient, 0.2, 0.1), decayed(w, gradient, 0.2, 0.1), on=NONCONTIGUOUS
    )


@check(
    "weight_decay_step",
    points=0.125,
    promises=[1, 6, 7],
    hint="argument_changed",
    title=Text(
        "por nombre, y los argumentos quedan como estaban", "by name, and the arguments stay as they were"
    ),
)
def test_decay_untouched(submission):
    w, gradient = sample((2, 3), 9), sample((2, 3), 10)
    seen = submission.observe("weight_decay_step", lam=0.25, learning_rate=0.5, gradient=gradient, w=w)
    expect_close(seen.value, decayed(w, gradient, 0.5, 0.25), on=BY_NAME)
    expect_untouched(seen, on=BY_NAME)


# --- early_stopping ---------------------------------------------------------------------------------------


def stop(losses, patience, strict=True):
    """The best epoch, and the epoch after which training stops."""
    best = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best] or (losses[epoch] == losses[best] and not strict):
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1


def stop_all(student, losses, patiences):
    return [student.early_stopping(each, patience) for each, patience in zip(losses, patiences, strict=True)]


def expect_stops(submission, losses, patiences, on, hint=None):
    found = expect_list(submission.run(stop_all, losses, patiences), len(losses), on=on)
    for value, each, patience in zip(found, losses, patiences, strict=True):
        best, last = stop(each, patience)
        expect_int(
            value,
            best,
            on=on,
            hint=hint,
            mistakes={
                "stop_epoch": last,
                "stop_strict": stop(each, patience, strict=False)[0],
                "stop_one_late": stop(each, patience + 1)[0],
                "stop_global": int(np.argmin(each)),
                "stop_one_early": stop(each, patience - 1)[0] if patience > 1 else -1,
                "stop_counts_from_one": best + 1,
            },
        )


@check(
    "early_stopping",
    points=0.75,
    promises=[14, 15],
    hint="stop_rule",
    title=Text("se detiene antes del final", "it stops before the end"),
)
def test_stopping_values(submission):
    rng = np.random.default_rng(0)
    cases = [([3.0, 2.0, 4.0, 5.0, 1.5, 6.0, 7.0, 8.0, 0.5], 2)]
    while len(cases) < 60:
        losses, patience = rng.normal(size=rng.integers(4, 15)).tolist(), int(rng.integers(1, 5))
        if stop(losses, patience)[0] != int(np.argmin(losses)):  # a better epoch is never seen
            cases.append((losses, patience))
    expect_stops(
        submission, *map(list, zip(*cases, strict=True)), on=Text("pérdidas al azar", "random losses")
    )


@check(
    "early_stopping",
    points=0.25,
    promises=[14, 16],
    hint="stop_strict",
    title=Text("un empate no es una mejora", "a tie is no improvement"),
)
def test_stopping_ties(submission):
    losses = [[3.0, 2.0, 2.0, 2.0, 1.0], [1.0, 1.0, 1.0], [2.0, 2.0, 0.5], [4.0, 1.0, 3.0, 1.0, 2.0, 0.0]]
    on = Text("pérdidas con empates", "losses with ties")
    expect_stops(submission, losses, [2, 5, 1, 4], on)


@check(
    "early_stopping",
    points=0.25,
    promises=[15, 17],
    hint="stop_at_the_end",
    title=Text("nunca se detiene antes", "it never stops early"),
)
def test_stopping_end(submission):
    losses = [
        [5.0, 4.0, 3.0, 2.0],
        [1.0],
        [3.0, 5.0, 2.0, 4.0],
        [7.0, 1.0, 9.0, 8.0],
        [2.0, 3.0, 4.0],
        [-1.0, -2.5],
        [3e300, 2e300, 1e300],  # larger than any "infinity" of one's own
        [1.0, 1.0 - 1e-10, 1.0 - 2e-10],  # small improvements are improvements
        [0.0, -1e-300],
    ]
    on = Text("pérdidas que se acaban antes que la paciencia", "losses that end before patience does")
    expect_stops(submission, losses, [1, 1, 2, 3, 100, 2, 1, 1, 1], on)


@check(
    "early_stopping",
    points=0.25,
    promises=[18, 10],
    hint="stop_kinds",
    title=Text("lista, tupla o arreglo", "list, tuple or array"),
    requires=["test_stopping_end"],
)
def test_stopping_kinds(submission):
    losses = [0.5, 0.25, 0.75, 0.5, 0.125]
    for kind in (list, tuple, np.array, lambda each: np.array(each, np.float32)):
        expect_int(
            submission.early_stopping(kind(losses), 4),
            4,
            on=Text("una lista, una tupla o un arreglo", "a list, a tuple or an array"),
        )
    strided = noncontiguous(np.array(losses))
    expect_int(submission.early_stopping(strided, 4), 4, on=NONCONTIGUOUS)


@check(
    "early_stopping",
    points=0.25,
    promises=[8, 19],
    hint="stop_errors",
    title=Text("ValueError: nada, o paciencia menor que 1", "ValueError: nothing, or patience below 1"),
    requires=["test_stopping_end"],
)
def test_stopping_errors(submission):
    losses = [2.0, 1.0, 3.0]
    expect_value_error(
        submission.early_stopping,
        bad=[([], 1), ((), 2), (np.empty(0), 3), (losses, 0), (losses, -1), (np.array(losses), 0)],
        good=[(losses, 1), ([1.0], 1), (np.array(losses), 1), (np.zeros(1), 1)],
        on=Text("pérdidas vacías o paciencia menor que 1", "no losses, or patience below 1"),
    )


@check(
    "early_stopping",
    points=0.25,
    promises=[1, 6, 7],
    hint="argument_changed",
    title=Text("por nombre, y la lista queda como estaba", "by name, and the list stays as it was"),
    requires=["test_stopping_end"],
)
def test_stopping_untouched(submission):
    losses = [4.0, 2.0, 3.0, 5.0, 1.0]
    for given in (losses, np.array(losses)):
        seen = submission.observe("early_stopping", patience=6, losses=given)
        expect_int(seen.value, 4, on=BY_NAME)
        expect_untouched(seen, on=BY_NAME)


# --- What the checks of dropout have in common ------------------------------------------------------------


def make_generator(student, like, seed):
    import torch

    return torch.Generator(device=like.device).manual_seed(seed)


def expect_mask(value, x, on, mixed=True):
    """The mask of survivors; by which factor they are enlarged is the matter of `expect_survivors`."""
    mask = expect_tensor(value, x.shape, x.dtype, on) != 0
    expect(
        bool((value * x >= 0).all()) and (not mixed or (bool(mask.any()) and not bool(mask.all()))),
        Text(
            f"Con {on.es}: algunos elementos deben apagarse y otros no.",
            f"With {on.en}: some elements should be switched off and others not.",
        ),
        hint="dropout_switches",
    )
    return mask


def expect_survivors(value, x, p, on):
    """Each element is 0 or x / (1 - p). `x` has no zeros."""
    mask = expect_mask(value, x, on)
    expect_close(
        value,
        torch.where(mask, x / (1 - p), torch.zeros_like(x)),
        on=on,
        mistakes={
            "dropout_unscaled": torch.where(mask, x, torch.zeros_like(x)),
            "dropout_divided_by_p": torch.where(mask, x / p, torch.zeros_like(x)),
            "dropout_multiplied": torch.where(mask, x * (1 - p), torch.zeros_like(x)),
        },
    )


def expect_fraction(mask, p, on):
    """The fraction of zeros is p, to 5.5 standard deviations: false alarm 4e-8."""
    count = mask.numel()
    zeros = float((~mask).double().mean())
    expect(
        abs(zeros - p) <= 5.5 * math.sqrt(p * (1 - p) / count),
        Text(f"Con {on.es}: la fracción de ceros no es p.", f"With {on.en}: the fraction of zeros is not p."),
        detail=Text(f"p = {p}, fracción {zeros:.4f}", f"p = {p}, fraction {zeros:.4f}"),
        hint="dropout_swapped" if abs(zeros - (1 - p)) < 0.05 else "dropout_probability",
    )


def expect_independent(mask, on):
    """No structure in a mask `(A, B, H, W)`: along no dimension do elements go together.

    The counts of every slice and of pairs of neighbours stay within 6.5 standard deviations: some 300
    comparisons of 1e-10 each.
    """
    alive = mask.double() - mask.double().mean()
    spread = max(float(alive.std()), 1e-3)
    text = Text(
        f"Con {on.es}: los elementos no se apagan cada uno por su cuenta.",
        f"With {on.en}: the elements are not switched off each on its own.",
    )
    for kept in itertools.chain(
        itertools.combinations(range(alive.ndim), 1), itertools.combinations(range(alive.ndim), 2)
    ):
        others = [axis for axis in range(alive.ndim) if axis not in kept]
        size = math.prod(alive.shape[axis] for axis in others)
        sums = alive.sum(others) / (spread * math.sqrt(size))
        expect(float(sums.abs().max()) < 7.5, text, hint="dropout_own")
    for axis in range(alive.ndim):
        ahead, behind = (
            alive.narrow(axis, 1, alive.shape[axis] - 1),
            alive.narrow(axis, 0, alive.shape[axis] - 1),
        )
        pairs = ahead * behind
        expect(abs(float(pairs.sum())) < 6.5 * spread**2 * math.sqrt(pairs.numel()), text, hint="dropout_own")


# Sums over the two other dimensions have 20 · 20 = 400 elements or more; at p = 1/2 a binomial of 400 leaves
# 7.5 standard deviations with 1e-13, and there are 6 · 400 such sums at most.
INDEPENDENT = (20, 20, 20, 20)


# --- dropout ----------------------------------------------------------------------------------------------


def slope_of(student, name, x, p, training, upstream):
    """The result may be x itself, so x is made the result of something else first."""
    import torch

    x.requires_grad_()
    given = 1 * x
    module = student.Dropout(p).train(training) if name == "Dropout" else None
    value = module(given) if name == "Dropout" else student.dropout(given, p, training)
    return torch.autograd.grad(value, x, upstream)[0]


@check(
    "dropout",
    points=0.125,
    promises=[20],
    hint="dropout_switches",
    title=Text("en entrenamiento apaga algunos elementos", "in training it switches some elements off"),
)
def test_dropout_switches(submission):
    # 400 elements: all or none of them survive with 0.7^400, that is never.
    for p in (0.3, 0.6):
        x = torch.tensor(sample((20, 20), 13))
        expect_mask(submission.dropout(x, p), x, Text(f"p = {p}", f"p = {p}"))


@check(
    "dropout",
    points=0.5,
    promises=[3, 20],
    hint="dropout_formula",
    title=Text("cero, o x / (1 - p)", "zero, or x / (1 - p)"),
)
def test_dropout_values(submission):
    # 400 elements: all or none of them survive with 0.8^400, that is never.
    for p, dtype in ((0.2, F64), (0.5, F32), (0.75, F64), (0.8, F32)):
        x = torch.tensor(sample((20, 20), 1), dtype=dtype)
        expect_survivors(submission.dropout(x, p), x, p, Text(f"p = {p}", f"p = {p}"))


@check(
    "dropout",
    points=0.25,
    promises=[21],
    hint="dropout_probability",
    title=Text("la fracción de ceros es p", "the fraction of zeros is p"),
    requires=["test_dropout_switches"],
)
def test_dropout_fraction(submission):
    x = torch.ones(200, 200)
    for p in (0.05, 0.2, 0.5, 0.9):
        on = Text(f"p = {p}", f"p = {p}")
        value = expect_tensor(submission.dropout(x, p), x.shape, F32, on)
        expect_fraction(value != 0, p, on)


def zeros_of_many(student, x, p, calls):
    import torch

    return torch.stack([(student.dropout(x.clone(), p) == 0).double().sum() for _ in range(calls)])


@check(
    "dropout",
    points=0.125,
    promises=[22],
    hint="dropout_own",
    title=Text("cada elemento por su cuenta", "each element on its own"),
    requires=["test_dropout_switches"],
)
def test_dropout_independent(submission):
    x = torch.ones(INDEPENDENT)
    on = Text("un tensor de cuatro dimensiones", "a tensor of four dimensions")
    value = expect_tensor(submission.dropout(x, 0.5), x.shape, F32, on)
    expect_independent(value != 0, on)


@check(
    "dropout",
    points=0.125,
    promises=[22],
    hint="dropout_fixed_count",
    title=Text("el número de ceros varía", "the number of zeros varies"),
    requires=["test_dropout_switches"],
)
def test_dropout_count(submission):
    on = Text("30 llamadas", "30 calls")
    # The number of zeros varies from call to call: 30 times the same has a probability of 0.08^29.
    counts = submission.run(zeros_of_many, torch.ones(100), 0.5, 30)
    counts = expect_tensor(counts, (30,), F64, on)
    expect(
        len(set(counts.tolist())) > 1,
        Text("Siempre se apaga el mismo número de elementos.", "The same number of elements is always off."),
        hint="dropout_fixed_count",
    )


@check(
    "dropout",
    points=0.25,
    promises=[23, 24],
    hint="dropout_ends",
    title=Text("p = 0 y p = 1", "p = 0 and p = 1"),
    requires=["test_dropout_switches"],
)
def test_dropout_ends(submission):
    for dtype in (F64, F32):
        x = torch.tensor(sample((20, 5), 2), dtype=dtype)
        for p in (0.0, 0):
            expect_close(submission.dropout(x, p), x, on=Text("p = 0", "p = 0"))
        for p in (1.0, 1):
            expect_close(submission.dropout(x, p), torch.zeros_like(x), on=Text("p = 1", "p = 1"))
    upstream = random_upstream((20, 5), 4)
    slope = submission.run(slope_of, "dropout", torch.tensor(sample((20, 5), 2)), 0.0, True, upstream)
    expect_close(slope, upstream, on=Text("p = 0", "p = 0"), gradient=True)


@check(
    "dropout",
    points=0.25,
    promises=[25],
    hint="dropout_evaluation",
    title=Text("sin entrenar, x sin cambios", "when not training, x unchanged"),
    requires=["test_dropout_switches"],
)
def test_dropout_evaluation(submission):
    x = torch.tensor(sample((9, 8), 3))
    for p in (0.0, 0.3, 0.9, 1.0):
        for value in (submission.dropout(x, p, False), submission.dropout(x, p, training=False)):
            expect_close(value, x, on=EVALUATION, mistakes={"dropout_evaluation_scaled": x * (1 - p)})
    upstream = random_upstream(x.shape, 4)
    slope = submission.run(slope_of, "dropout", x, 0.3, False, upstream)
    expect_close(slope, upstream, on=EVALUATION, gradient=True)


@check(
    "dropout",
    points=0.25,
    promises=[26, 27],
    hint="dropout_generator",
    title=Text("el azar viene del generador", "randomness comes from the generator"),
    requires=["test_dropout_switches"],
)
def test_dropout_generator(submission):
    x = torch.tensor(sample((20, 20), 5))
    on = Text("un generador", "a generator")
    masks = []
    for seed in (7, 7, 8):
        generator = submission.run(make_generator, x, seed)
        for _ in range(2):
            seen = submission.observe("dropout", x, 0.5, True, generator)
            masks.append(expect_mask(seen.value, x, on))
            expect_untouched(seen, on=on, arguments=False, hint="dropout_generator")
    expect_close(masks[2].double(), masks[0].double(), on=SAME_SEED)
    expect_close(masks[3].double(), masks[1].double(), on=SAME_SEED)
    # Two masks of 400 elements agree by chance with 2^-400.
    for one, other in ((0, 1), (0, 4), (2, 3)):
        expect(
            not torch.equal(masks[one], masks[other]),
            Text("Dos llamadas apagan los mismos elementos.", "Two calls switch the same elements off."),
            hint="dropout_repeats",
        )


def with_global_seed(student, x, p, calls):
    import random

    import numpy
    import torch

    def states():
        return random.getstate(), numpy.random.get_state()[1].tolist(), numpy.random.get_state()[2]

    values = []
    before = states()
    for seed, drawn in ((11, 1), (11, 1), (12, 1), (11, 2)):
        torch.manual_seed(seed)
        for _ in range(drawn):
            torch.rand(3, device=x.device)
        values += [student.dropout(x.clone(), p) for _ in range(calls)]
    return torch.stack(values), states() == before


@check(
    "dropout",
    points=0.25,
    promises=[7, 28],
    hint="dropout_global",
    title=Text("sin generador, el azar global de torch", "without a generator, torch's global state"),
    requires=["test_dropout_switches"],
)
def test_dropout_global(submission):
    x = torch.tensor(sample((20, 20), 6))
    on = Text("el estado global de torch", "torch's global state")
    values, others_untouched = expect_tuple(submission.run(with_global_seed, x, 0.5, 2), 2, on=on)
    values = expect_tensor(values, (8, 20, 20), F64, on)
    for value in values:
        expect_mask(value, x, on)
    expect_close(values[2:4], values[:2], on=on)
    for one, other in ((0, 1), (0, 4), (0, 6)):
        expect(
            not torch.equal(values[one], values[other]),
            Text("Dos llamadas apagan los mismos elementos.", "Two calls switch the same elements off."),
            hint="dropout_repeats",
        )
    expect(
        others_untouched is True,
        Text("Cambió el estado global de Python o de NumPy.", "The global state of Python or NumPy changed."),
    )


@check(
    "dropout",
    points=0.375,
    promises=[9, 29],
    hint="dropout_gradient",
    title=Text("gradiente solo por los sobrevivientes", "gradient through survivors only"),
    requires=["test_dropout_switches"],
)
def test_dropout_gradient(submission):
    for p, dtype in ((0.3, F64), (0.5, F32), (0.8, F64)):
        x = torch.tensor(sample((15, 20), 7), dtype=dtype)
        upstream = random_upstream(x.shape, 8, dtype)
        found = submission.gradient("dropout", x, p, upstream=upstream)
        mask = expect_mask(found.value, x, ORDINARY)
        factor = found.value / x  # 0, or by how much a survivor was enlarged
        arrived = found.inputs[0] is not None
        expect(arrived, Text("No llega gradiente a x.", "No gradient reaches x."), hint="no_gradient")
        expect_close(
            found.inputs[0],
            upstream * factor,
            on=ORDINARY,
            gradient=True,
            mistakes={
                "dropout_gradient_factor": upstream * mask,
                "dropout_gradient_everywhere": upstream / (1 - p),
                "dropout_gradient_unmasked": upstream,
            },
        )


@check(
    "dropout",
    points=0.25,
    promises=[8, 30],
    hint="dropout_range",
    title=Text(
        "ValueError si p no está en [0, 1], en los dos modos",
        "ValueError unless p is in [0, 1], in both modes",
    ),
    requires=["test_dropout_switches"],
)
def test_dropout_errors(submission):
    x = torch.tensor(sample((4,), 9))
    for training in (True, False):
        expect_value_error(
            submission.dropout,
            bad=[(x, p, training) for p in (-0.1, 1.1, -3, 2, math.inf)],
            good=[(x, p, training) for p in (0.0, 1.0, 0.4)],
            on=TRAINING if training else EVALUATION,
            hint="dropout_range" if training else "dropout_range_evaluation",
        )


@check(
    "dropout",
    points=0.25,
    promises=[1, 3, 4, 5, 6],
    hint="dropout_any_shape",
    title=Text("cualquier forma, por nombre, sin modificar x", "any shape, by name, x not modified"),
    requires=["test_dropout_switches"],
)
def test_dropout_shapes(submission):
    for shape, dtype in itertools.product(SHAPES, (F64, F32)):
        x = torch.tensor(sample(shape, 10), dtype=dtype)
        for training in (True, False):
            expect_mask(submission.dropout(x, 0.5, training), x, shape_text(shape), mixed=False)
    for x in (noncontiguous(torch.tensor(sample((20, 20), 11))), torch.tensor(sample((20, 20), 12)).T):
        expect_mask(submission.dropout(x, 0.5), x, NONCONTIGUOUS)
        expect_mask(submission.dropout(x.float(), 0.5), x.float(), NONCONTIGUOUS)
    for p, training in ((0.5, True), (0.5, False), (1.0, True), (0.0, True)):
        generator = submission.run(make_generator, x, 1)
        seen = submission.observe("dropout", generator=generator, training=training, p=p, x=x)
        if p == 0.5:  # what the ends give is the matter of another check
            expect_mask(seen.value, x, BY_NAME, mixed=training)
        expect_untouched(seen, on=BY_NAME, random_state=False, hint="argument_changed")


# --- Dropout ----------------------------------------------------------------------------------------------


def passes(student, x, p, modes):
    """What a module of dropout gives in each mode, one after the other."""
    import torch

    module = student.Dropout() if p is None else student.Dropout(p)
    outputs = []
    for mode in modes:
        module.train() if mode == "train" else module.eval()
        outputs.append(module(x.clone()))
    return torch.stack(outputs)


def list_of_passes(student, x, p):
    return [student.Dropout(p)(x)]


def nested_passes(student, x, p, modes):
    """The same inside a network that is switched as a whole."""
    import torch

    network = torch.nn.Sequential(torch.nn.Sequential(student.Dropout(p)), torch.nn.Identity())
    outputs = []
    for mode in modes:
        network.train(mode == "train")
        outputs.append(network(x.clone()))
    return torch.stack(outputs)


@check(
    "Dropout",
    points=0.125,
    promises=[32],
    hint="dropout_switches",
    title=Text("recién hecho apaga algunos elementos", "just made, it switches some elements off"),
)
def test_module_switches(submission):
    for p in (0.3, 0.6):
        x = torch.tensor(sample((20, 20), 1))
        module = expect_remote(submission.Dropout(p), "module", on=ORDINARY)
        expect_mask(module(x), x, Text("un módulo recién hecho", "a module just made"))


@check(
    "Dropout",
    points=0.375,
    promises=[3, 32],
    hint="dropout_formula",
    title=Text("en entrenamiento: cero, o x / (1 - p)", "in training: zero, or x / (1 - p)"),
)
def test_module_training(submission):
    for p, dtype in ((0.25, F64), (0.5, F32), (0.8, F64)):
        x = torch.tensor(sample((20, 20), 1), dtype=dtype)
        values = expect_tensor(submission.run(passes, x, p, ["train"]), (1, 20, 20), dtype, TRAINING)
        expect_survivors(values[0], x, p, TRAINING)


@check(
    "Dropout",
    points=0.25,
    promises=[33],
    hint="module_modes",
    title=Text("en evaluación no hace nada", "in evaluation it does nothing"),
    requires=["test_module_switches"],
)
def test_module_evaluation(submission):
    x = torch.tensor(sample((20, 20), 2))
    for p in (0.4, None, 1.0):
        values = submission.run(passes, x, p, ["eval", "eval"])
        expect_close(values, torch.stack([x, x]), on=EVALUATION)


@check(
    "Dropout",
    points=0.25,
    promises=[33],
    hint="module_switched",
    title=Text("sigue a .train() y .eval()", "it follows .train() and .eval()"),
    requires=["test_module_switches"],
)
def test_module_modes(submission):
    x = torch.tensor(sample((20, 20), 2))
    modes = ["eval", "train", "eval", "train", "eval"]
    on = Text("cambios de modo", "changes of mode")
    for function in (passes, nested_passes):
        values = expect_tensor(submission.run(function, x, 0.4, modes), (5, 20, 20), F64, on)
        for mode, value in zip(modes, values, strict=True):
            mask = expect_mask(value, x, on, mixed=False)
            expect(
                bool(mask.all()) == (mode == "eval"),
                Text(
                    "El módulo no sigue los cambios de modo.",
                    "The module does not follow the changes of mode.",
                ),
            )


@check(
    "Dropout",
    points=0.125,
    promises=[1, 34, 36],
    hint="dropout_probability",
    title=Text(
        "la probabilidad, también por defecto y por nombre", "the probability, by default and by name, too"
    ),
    requires=["test_module_switches"],
)
def test_module_probability(submission):
    x = torch.ones(INDEPENDENT)
    by_default = expect_remote(submission.Dropout(), "module", on=ORDINARY)
    for module, p in ((by_default, 0.5), (submission.Dropout(p=0.2), 0.2), (submission.Dropout(p=0.7), 0.7)):
        on = Text(f"p = {p}", f"p = {p}")
        mask = expect_mask(module(x), x, on)
        expect_independent(mask, on)
        expect_fraction(mask, p, on)


@check(
    "Dropout",
    points=0.125,
    promises=[36],
    hint="dropout_repeats",
    title=Text("cada pasada sortea de nuevo", "each pass draws anew"),
    requires=["test_module_switches"],
)
def test_module_fresh(submission):
    x = torch.tensor(sample((20, 20), 9))
    values = submission.run(passes, x, 0.5, ["train", "train"])
    values = expect_tensor(values, (2, 20, 20), F64, TRAINING)
    expect(
        not torch.equal(values[0], values[1]),
        Text("Dos pasadas apagan los mismos elementos.", "Two passes switch the same elements off."),
        hint="dropout_repeats",
    )


@check(
    "Dropout",
    points=0.25,
    promises=[8, 35],
    hint="module_range",
    title=Text("ValueError al construirlo", "ValueError at construction"),
    requires=["test_module_switches"],
)
def test_module_errors(submission):
    expect_value_error(
        submission.Dropout,
        bad=[(-0.1,), (1.1,), (2,), (-1,)],
        good=[(0.0,), (1.0,), (0.5,), (0,), (1,)],
        on=Text("p fuera de [0, 1]", "p outside [0, 1]"),
    )


@check(
    "Dropout",
    points=0.125,
    promises=[9, 39],
    hint="dropout_gradient",
    title=Text("gradiente en los dos modos", "gradient in both modes"),
    requires=["test_module_switches"],
)
def test_module_gradient(submission):
    x = torch.tensor(sample((15, 20), 3))
    upstream = random_upstream(x.shape, 4)
    module = submission.run(make_dropout, 0.6, True)
    expect_remote(module, "module", on=TRAINING)
    found = submission.gradient(module, x, upstream=upstream)
    expect_mask(found.value, x, TRAINING)
    arrived = found.inputs[0] is not None
    expect(arrived, Text("No llega gradiente a x.", "No gradient reaches x."), hint="no_gradient")
    expect_close(found.inputs[0], upstream * found.value / x, on=TRAINING, gradient=True)
    for p, training, on in ((0.6, False, EVALUATION), (0.0, True, Text("p = 0", "p = 0"))):
        slope = submission.run(slope_of, "Dropout", x, p, training, upstream)
        expect_close(slope, upstream, on=on, gradient=True)


def make_dropout(student, p, training):
    return student.Dropout(p).train(training)


def module_with_global_seed(student, x, p):
    import torch

    values = []
    for seed, drawn in ((21, 1), (21, 1), (22, 1), (21, 2)):
        torch.manual_seed(seed)
        for _ in range(drawn):
            torch.rand(3, device=x.device)
        module = student.Dropout(p)
        values += [module(x.clone()), module(x.clone())]
    return torch.stack(values)


@check(
    "Dropout",
    points=0.125,
    promises=[37],
    hint="dropout_ends",
    title=Text("p = 0 y p = 1", "p = 0 and p = 1"),
    requires=["test_module_switches"],
)
def test_module_ends(submission):
    x = torch.tensor(sample((20, 20), 5))
    expect_close(submission.Dropout(0.0)(x), x, on=Text("p = 0", "p = 0"))
    expect_close(submission.Dropout(1.0)(x), torch.zeros_like(x), on=Text("p = 1", "p = 1"))


@check(
    "Dropout",
    points=0.125,
    promises=[7, 38],
    hint="dropout_global",
    title=Text("el azar global de torch", "torch's global state"),
    requires=["test_module_switches"],
)
def test_module_global(submission):
    x = torch.tensor(sample((20, 20), 6))
    on = Text("el estado global de torch", "torch's global state")
    values = expect_tensor(submission.run(module_with_global_seed, x, 0.5), (8, 20, 20), F64, on)
    expect_close(values[2:4], values[:2], on=on)
    for one, other in ((0, 4), (1, 5), (0, 6)):
        expect(
            not torch.equal(values[one], values[other]),
            Text("Otra semilla global no cambia nada.", "Another global seed changes nothing."),
        )


@check(
    "Dropout",
    points=0.125,
    promises=[4, 5, 6],
    hint="argument_changed",
    title=Text("cualquier forma; la entrada queda como estaba", "any shape; the input stays as it was"),
    requires=["test_module_switches"],
)
def test_module_untouched(submission):
    for shape, dtype in itertools.product(SHAPES, (F64, F32)):
        x = torch.tensor(sample(shape, 10), dtype=dtype)
        (value,) = expect_list(submission.run(list_of_passes, x, 0.5), 1, on=shape_text(shape))
        expect_mask(value, x, shape_text(shape), mixed=False)
    x = torch.tensor(sample((20, 20), 7))
    for p, training in ((0.5, True), (0.5, False), (1.0, True), (0.0, True)):
        module = expect_remote(submission.run(make_dropout, p, training), "module", on=ORDINARY)
        for given in (x, noncontiguous(x)):
            seen = submission.observe(module, given)
            if p == 0.5:
                expect_mask(seen.value, given, ORDINARY, mixed=False)
            expect_untouched(seen, on=ORDINARY, random_state=False)


# --- The two networks -------------------------------------------------------------------------------------

CNN_SHAPES = [
    (32, 1, 3, 3), (32,), (32, 32, 3, 3), (32,), (2, 32, 3, 3), (2,), (50, 200), (50,), (10, 50), (10,),
]  # fmt: skip
NORMALIZED_SHAPES = [*CNN_SHAPES[:2], (32,), (32,), *CNN_SHAPES[2:6], (200,), (200,), *CNN_SHAPES[6:]]


def layers(p=None):
    """Our own network, layer by layer: with dropout if p is given, else with batch normalization."""
    normalized = p is None
    return [
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        *([nn.BatchNorm2d(32)] if normalized else []),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        *([nn.BatchNorm1d(200)] if normalized else []),
        nn.Linear(200, 50),
        nn.ReLU(),
        *([] if normalized else [nn.Dropout(p)]),
        nn.Linear(50, 10),
    ]


@functools.cache
def weights(shapes):
    """Weights with which most units are alive and differ from one another."""
    rng = np.random.default_rng(8)
    found = []
    for shape in shapes:
        if len(shape) > 1:
            found.append(rng.normal(size=shape) / math.sqrt(math.prod(shape[1:])))
        else:
            found.append(rng.uniform(0.4, 1.0, shape))
    return [torch.tensor(each, dtype=F32) for each in found]


@functools.cache
def statistics():
    """Running means and variances of the two normalizations."""
    rng = np.random.default_rng(9)
    return [torch.tensor(rng.uniform(0.5, 1.5, size), dtype=F32) for size in (32, 32, 200, 200)]


@functools.cache
def images(count, seed=0):
    return torch.tensor(np.random.default_rng([5, seed]).uniform(0, 1, (count, 1, 28, 28)), dtype=F32)


def through(modules, x):
    """The output of each layer in turn."""
    found = []
    for module in modules:
        x = module(x)
        found.append(x)
    return found


@functools.cache
def expected_outputs(normalized, training, count):
    """Our network's outputs after each layer, and its running statistics afterwards."""
    ours = layers(None if normalized else 0.0)
    network = nn.Sequential(*ours).train(training)
    with torch.no_grad():
        for parameter, value in zip(
            network.parameters(), weights(tuple(NORMALIZED_SHAPES if normalized else CNN_SHAPES)), strict=True
        ):
            parameter.copy_(value)
        buffers = [each for each in network.buffers() if each.ndim]
        for buffer, value in zip(buffers, statistics() if normalized else [], strict=True):
            buffer.copy_(value)
        return through(ours, images(count)), buffers


def drawn_after_making(student, name, arguments):
    """What comes next from each global random state after a module has been made, for each seed."""
    import random

    import numpy
    import torch

    found = []
    for seed in (3, 4, 3):
        random.seed(seed)
        numpy.random.seed(seed)
        torch.manual_seed(seed)
        getattr(student, name)(*arguments)
        found.append(
            (random.random(), float(numpy.random.random()), float(torch.rand((), dtype=torch.float64)))
        )
    return found


def expect_not_seeded(submission, name, arguments):
    """Initial weights may be drawn from the global state, but nobody seeds it."""
    on = Text("dos semillas globales", "two global seeds")
    found = expect_list(submission.run(drawn_after_making, name, arguments), 3, on=on)
    one, other, again = (expect_tuple(each, 3, on=on) for each in found)
    expect(
        one == again and all(first != second for first, second in zip(one, other, strict=True)),
        Text(
            "Al construir el módulo se siembra el azar global.",
            "The global random state is seeded when the module is made.",
        ),
        hint="seeded",
    )


def shapes_of(student, name, arguments):
    """Whether a network is a Sequential, the shapes of its parameters, and the number of its modules."""
    import torch

    model = getattr(student, name)(*arguments)
    shapes = [tuple(each.shape) for each in model.parameters()]
    return isinstance(model, torch.nn.Sequential), shapes, len(list(model.children()))


def run_network(student, name, arguments, values, buffers, x, training, passes):
    """Load weights in order, then pass x: the outputs of each pass, and the running statistics."""
    import torch

    model = getattr(student, name)(*arguments).to(x.device)
    with torch.no_grad():
        own = list(model.parameters())
        if [tuple(each.shape) for each in own] != [tuple(each.shape) for each in values]:
            raise TypeError("the parameters are not those of the network of the table")
        for parameter, value in zip(own, values, strict=False):
            parameter.copy_(value)
        names = ("running_mean", "running_var")
        own = [each for name, each in model.named_buffers() if name.rpartition(".")[2] in names]
        if len(own) != len(buffers):
            raise TypeError("the running statistics are not those of the network of the table")
        for buffer, value in zip(own, buffers, strict=False):
            buffer.copy_(value)
        model.train(training)
        return torch.stack([model(x) for _ in range(passes)]), own


def run_layers(student, name, arguments, values, buffers, x, training, count):
    """The outputs of each child in turn, up to `count` of them."""
    import torch

    model = getattr(student, name)(*arguments).to(x.device)
    with torch.no_grad():
        for parameter, value in zip(model.parameters(), values, strict=False):
            parameter.copy_(value)
        names = ("running_mean", "running_var")
        own = [each for name, each in model.named_buffers() if name.rpartition(".")[2] in names]
        for buffer, value in zip(own, buffers, strict=False):
            buffer.copy_(value)
        model.train(training)
        found = []
        for child in list(model.children())[:count]:
            x = child(x)
            found.append(x.clone())  # the next module may write into x
    return found


def expect_network_shapes(submission, name, arguments, expected):
    on = Text("los parámetros", "the parameters")
    sequential, shapes, _ = expect_tuple(submission.run(shapes_of, name, arguments), 3, on=on)
    expect(
        sequential is True,
        Text("Se esperaba un nn.Sequential.", "An nn.Sequential was expected."),
        hint="cnn_sequential",
    )
    shapes = expect_list(shapes, on=on)
    transposed = [shapes == [*expected[:2], *expected[4:]], len(shapes) < len(expected)]
    expect_equal(shapes, expected, on=on, hint="cnn_layer_missing" if any(transposed) else "cnn_parameters")


def expect_layers(found, expected, on):
    """The same output after each layer."""
    found = expect_list(found, len(expected), on=on, hint="cnn_flat")
    for index, (value, wanted) in enumerate(zip(found, expected, strict=True)):
        place = Text(f"{on.es}, módulo {index + 1}", f"{on.en}, module {index + 1}")
        expect_close(value, wanted, on=place, atol=1e-4, rtol=1e-4)


# --- build_cnn_with_dropout -------------------------------------------------------------------------------

NETWORK = "build_cnn_with_dropout"


@check(
    NETWORK,
    points=0.375,
    promises=[41, 42],
    hint="cnn_parameters",
    title=Text("los mismos parámetros, en el mismo orden", "the same parameters in the same order"),
)
def test_dropout_cnn_parameters(submission):
    expect_network_shapes(submission, NETWORK, (), CNN_SHAPES)


@check(
    NETWORK,
    points=0.75,
    promises=[41],
    hint="cnn_outputs",
    title=Text("con pesos conocidos, salidas conocidas", "known outputs for known weights"),
)
def test_dropout_cnn_outputs(submission):
    # Without dropout, so that a fault of the dropout costs no points here.
    values = weights(tuple(CNN_SHAPES))
    outcome = submission.run(run_network, NETWORK, (0.0,), values, [], images(4), False, 1)
    found, _ = expect_tuple(outcome, 2, on=EVALUATION)
    logits = expected_outputs(False, False, 4)[0][-1][None]
    expect_close(
        found,
        logits,
        on=Text("pesos cargados en orden", "weights loaded in order"),
        mistakes={"cnn_final_relu": logits.relu(), "cnn_softmax": logits.softmax(-1)},
    )


@check(
    NETWORK,
    points=0.25,
    promises=[43],
    hint="cnn_flat",
    title=Text("doce módulos en fila", "twelve modules in a row"),
)
def test_dropout_cnn_count(submission):
    sequential, _, count = expect_tuple(submission.run(shapes_of, NETWORK, ()), 3, on=ORDINARY)
    expect_equal((sequential, count), (True, 12), on=Text("el número de módulos", "the number of modules"))


@check(
    NETWORK,
    points=0.25,
    promises=[41, 43],
    hint="cnn_order",
    title=Text("cada módulo en su lugar, también el dropout", "each module in its place, dropout too"),
)
def test_dropout_cnn_layers(submission):
    values, expected = weights(tuple(CNN_SHAPES)), expected_outputs(False, False, 2)[0]
    found = submission.run(run_layers, NETWORK, (0.5,), values, [], images(2), False, 12)
    # The last one belongs to the check on evaluation mode.
    expect_layers(expect_list(found, 12, on=EVALUATION)[:10], expected[:10], EVALUATION)
    found = submission.run(run_layers, NETWORK, (0.5,), values, [], images(2), True, 10)
    expect_layers(found, expected[:10], TRAINING)


@check(
    NETWORK,
    points=0.25,
    promises=[44],
    hint="cnn_evaluation",
    title=Text("determinista al evaluar", "deterministic in evaluation mode"),
    requires=["test_dropout_cnn_outputs"],
)
def test_dropout_cnn_evaluation(submission):
    values = weights(tuple(CNN_SHAPES))
    for p in (0.5, 0.9):
        outcome = submission.run(run_network, NETWORK, (p,), values, [], images(4), False, 2)
        found, _ = expect_tuple(outcome, 2, on=EVALUATION)
        logits = expected_outputs(False, False, 4)[0][-1]
        expect_close(found, torch.stack([logits, logits]), on=EVALUATION)


def logits_by_name(student, x, p):
    return student.build_cnn_with_dropout(p=p).to(x.device)(x).detach()


@functools.cache
def telling_weights():
    """The 50 hidden units are all 1, and each output is a sum of five of them times 1, 2, 4, 8, 16."""
    values = [torch.zeros_like(each) for each in weights(tuple(CNN_SHAPES))]
    values[7].fill_(1.0)
    for unit in range(50):
        values[8][unit // 5, unit] = 2.0 ** (unit % 5)
    return values


def expect_hidden(submission, arguments, p, on):
    """Which hidden units survive in 120 samples in training mode; each is 1 / (1 - p) then."""
    x = images(4).repeat(30, 1, 1, 1)
    outcome = submission.run(run_network, NETWORK, arguments, telling_weights(), [], x, True, 1)
    found, _ = expect_tuple(outcome, 2, on=on)
    found = expect_tensor(found, (1, 120, 10), F32, on)[0]
    code = found.double() * (1 - p)
    whole = code.round()
    expect(
        float((code - whole).abs().max()) < 1e-3 and float(whole.min()) >= 0 and float(whole.max()) <= 31,
        Text(
            f"Con {on.es}: las 50 neuronas no valen 0 o 1/(1 - p).",
            f"With {on.en}: the 50 units are not 0 or 1/(1 - p).",
        ),
        hint="cnn_no_dropout" if float((found - 31).abs().max()) < 1e-3 and p > 0 else None,
    )
    bits = whole.long()[..., None] >> torch.arange(5)
    return (bits % 2 == 1).reshape(120, 10, 5)


@check(
    NETWORK,
    points=0.5,
    promises=[43, 44],
    hint="cnn_dropout_place",
    title=Text("al entrenar, dropout sobre las 50 neuronas", "in training, dropout on the 50 units"),
    requires=["test_dropout_cnn_parameters"],
)
def test_dropout_cnn_training(submission):
    on = TRAINING
    mask = expect_hidden(submission, (0.5,), 0.5, on)
    # 6,000 elements: all or none of them survive with 2^-5999.
    expect(
        bool(mask.any()) and not bool(mask.all()),
        Text("Al entrenar debe haber azar.", "There should be randomness in training mode."),
        hint="cnn_no_dropout",
    )
    expect_independent(mask, on)


@check(
    NETWORK,
    points=0.25,
    promises=[1, 45],
    hint="cnn_p",
    title=Text("p es la que se pide", "p is the one asked for"),
    requires=["test_dropout_cnn_parameters"],
)
def test_dropout_cnn_p(submission):
    for p in (0.2, 0.75, 0.0):
        on = Text(f"p = {p}", f"p = {p}")
        expect_fraction(expect_hidden(submission, (p,), p, on), p, on)
    # With p = 1 the logits are the bias of the last layer, the same for every image.
    logits = expect_tensor(submission.run(logits_by_name, images(4), 1.0), (4, 10), F32, BY_NAME)
    expect_close(logits, logits[:1].expand(4, 10), on=Text("p = 1", "p = 1"))


@check(
    NETWORK,
    points=0.25,
    promises=[45],
    hint="cnn_p_default",
    title=Text("por defecto, p = 0.5", "p = 0.5 by default"),
    requires=["test_dropout_cnn_parameters"],
)
def test_dropout_cnn_default(submission):
    on = Text("p por defecto", "p by default")
    expect_fraction(expect_hidden(submission, (), 0.5, on), 0.5, on)


@check(
    NETWORK,
    points=0.125,
    promises=[7],
    hint="seeded",
    title=Text("el azar global no se siembra", "the global random state is not seeded"),
    requires=["test_dropout_cnn_parameters"],
)
def test_dropout_cnn_seed(submission):
    expect_not_seeded(submission, NETWORK, ())


# --- Images: they are made and read on the student's side -------------------------------------------------


def crop_images(student, cases):
    """`(pixels, mode, height, width)` → what came back: is it an image, its mode, its size, its pixels."""
    import numpy
    from PIL import Image

    found = []
    for pixels, mode, height, width in cases:
        image = Image.fromarray(pixels)
        if mode == "P":
            image.putpalette([(7 * index) % 256 for index in range(768)])
        elif image.mode != mode:
            image = image.convert(mode)
        result = student.center_crop(image, height, width)
        if not isinstance(result, Image.Image):
            found.append((False, "", (0, 0), numpy.zeros(0)))
            continue
        colours = result.convert("RGB") if result.mode == "P" else result
        found.append((True, result.mode, tuple(result.size), numpy.array(colours)))
    return found


def crop_one(student, pixels, height, width):
    from PIL import Image

    student.center_crop(Image.fromarray(pixels), height, width)
    return True


def crop_and_look(student, pixels, height, width):
    """By name; and the pixels of the argument afterwards."""
    import numpy
    from PIL import Image

    image = Image.fromarray(pixels)
    result = student.center_crop(width=width, image=image, height=height)
    return numpy.array(result), numpy.array(image), tuple(image.size)


def make_image(student, pixels):
    from PIL import Image

    return Image.fromarray(pixels)


def enlarge_images(student, cases):
    import numpy
    from PIL import Image

    found = []
    for pixels, factor in cases:
        result = student.enlarge(Image.fromarray(pixels), factor)
        if not isinstance(result, Image.Image):
            found.append((False, "", (0, 0), numpy.zeros(0)))
            continue
        found.append((True, result.mode, tuple(result.size), numpy.array(result)))
    return found


def enlarge_one(student, pixels, factor):
    from PIL import Image

    student.enlarge(Image.fromarray(pixels), factor)
    return True


def enlarge_and_look(student, pixels, factor):
    import numpy
    from PIL import Image

    image = Image.fromarray(pixels)
    result = student.enlarge(factor=factor, image=image)
    return numpy.array(result), numpy.array(image), tuple(image.size)


def pixels_of(height, width, channels=None, seed=0):
    rng = np.random.default_rng([seed, height, width])
    shape = (height, width) if channels is None else (height, width, channels)
    return rng.integers(0, 256, shape, dtype=np.uint8)


def cut(pixels, height, width):
    top, left = (pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2
    return pixels[top : top + height, left : left + width]


def expect_image(outcome, mode, pixels, on, mistakes=None):
    is_image, got_mode, size, got = expect_tuple(outcome, 4, on=on)
    expect(
        is_image is True,
        Text(f"Con {on.es}: se esperaba una imagen de PIL.", f"With {on.en}: a PIL image was expected."),
        hint="image_expected",
    )
    height, width = pixels.shape[:2]
    swapped = size == (height, width) and height != width
    expect_equal(size, (width, height), on=on, hint="image_size_swapped" if swapped else None)
    expect_equal(got_mode, mode, on=on, hint="image_mode")
    expect_close(got, pixels, on=on, mistakes=mistakes)


MODES = [("L", None), ("RGB", 3), ("RGBA", 4)]


# --- center_crop ------------------------------------------------------------------------------------------


@check(
    "center_crop",
    points=0.375,
    promises=[46, 47],
    hint="crop_box",
    title=Text("el trozo del medio", "the piece in the middle"),
)
def test_crop_values(submission):
    on = Text("una imagen gris", "a grey image")
    sizes = [(12, 20, 4, 10), (9, 7, 3, 5), (31, 11, 7, 11), (6, 12, 6, 2), (15, 15, 1, 1), (8, 10, 2, 8)]
    cases = [(pixels_of(H, W), "L", height, width) for H, W, height, width in sizes]
    found = expect_list(submission.run(crop_images, cases), len(cases), on=on)
    for outcome, (pixels, mode, height, width) in zip(found, cases, strict=True):
        corner = pixels[:height, :width]
        expect_image(outcome, mode, cut(pixels, height, width), on, {"crop_corner": corner})


@check(
    "center_crop",
    points=0.125,
    promises=[47],
    hint="crop_odd",
    title=Text("si sobra un número impar", "when an odd number is left over"),
    requires=["test_crop_values"],
)
def test_crop_odd(submission):
    on = Text("un número impar de píxeles de sobra", "an odd number of pixels left over")
    sizes = [(9, 10, 4, 10), (10, 9, 10, 2), (7, 12, 2, 5), (5, 5, 2, 2), (2, 2, 1, 1), (16, 11, 3, 4)]
    cases = [(pixels_of(H, W, seed=1), "L", height, width) for H, W, height, width in sizes]
    found = expect_list(submission.run(crop_images, cases), len(cases), on=on)
    for outcome, (pixels, mode, height, width) in zip(found, cases, strict=True):
        expect_image(outcome, mode, cut(pixels, height, width), on)


@check(
    "center_crop",
    points=0.125,
    promises=[48],
    hint="image_mode",
    title=Text("el mismo modo", "the same mode"),
    requires=["test_crop_values"],
)
def test_crop_modes(submission):
    kinds = [(mode, pixels_of(8, 11, channels, 2)) for mode, channels in [*MODES, ("LA", 2), ("P", None)]]
    kinds.append(("F", pixels_of(8, 11, seed=3).astype(np.float32) / 7))
    cases = [(pixels, mode, 4, 5) for mode, pixels in kinds]
    found = expect_list(submission.run(crop_images, cases), len(cases), on=ORDINARY)
    for outcome, (pixels, mode, height, width) in zip(found, cases, strict=True):
        if mode == "P":
            palette = (7 * np.arange(768) % 256).astype(np.uint8).reshape(256, 3)
            pixels = palette[pixels]
        expect_image(outcome, mode, cut(pixels, height, width), Text(f"el modo {mode}", f"mode {mode}"))


@check(
    "center_crop",
    points=0.25,
    promises=[8, 49],
    hint="crop_too_large",
    title=Text("ValueError si es más grande que la imagen", "ValueError if larger than the image"),
    requires=["test_crop_values"],
)
def test_crop_errors(submission):
    pixels = pixels_of(6, 9)
    expect_value_error(
        lambda height, width: submission.run(crop_one, pixels, height, width),
        bad=[(7, 9), (6, 10), (7, 2), (1, 10), (9, 6), (50, 50)],
        good=[(6, 9), (6, 1), (1, 9)],
        on=Text("un trozo que no cabe", "a piece that does not fit"),
    )


@check(
    "center_crop",
    points=0.125,
    promises=[1, 6, 7],
    hint="image_changed",
    title=Text("por nombre, y la imagen queda como estaba", "by name, and the image stays as it was"),
    requires=["test_crop_values"],
)
def test_crop_untouched(submission):
    pixels = pixels_of(9, 12, 3, 4)
    for height, width in ((4, 7), (9, 12)):
        outcome = submission.run(crop_and_look, pixels, height, width)
        result, after, size = expect_tuple(outcome, 3, on=BY_NAME)
        expect_close(result, cut(pixels, height, width), on=BY_NAME)
        expect_equal(size, (12, 9), on=Text("la imagen original", "the original image"))
        expect_close(after, pixels, on=Text("la imagen original", "the original image"))
    seen = submission.observe("center_crop", submission.run(make_image, pixels), 4, 7)
    expect_untouched(seen, on=ORDINARY)


# --- enlarge ----------------------------------------------------------------------------------------------


def repeated(pixels, factor):
    return pixels.repeat(factor, axis=0).repeat(factor, axis=1)


@check(
    "enlarge",
    points=0.5,
    promises=[50],
    hint="enlarge_nearest",
    title=Text("cada píxel se repite", "every pixel is repeated"),
)
def test_enlarge_values(submission):
    cases = [
        (pixels_of(H, W), factor) for H, W, factor in ((3, 5, 2), (7, 4, 3), (1, 6, 5), (8, 8, 10), (5, 1, 4))
    ]
    on = Text("una imagen gris", "a grey image")
    found = expect_list(submission.run(enlarge_images, cases), len(cases), on=on)
    for outcome, (pixels, factor) in zip(found, cases, strict=True):
        expect_image(outcome, "L", repeated(pixels, factor), on)


@check(
    "enlarge",
    points=0.25,
    promises=[50, 51],
    hint="image_mode",
    title=Text("RGB y RGBA, con su modo", "RGB and RGBA, with their mode"),
    requires=["test_enlarge_values"],
)
def test_enlarge_modes(submission):
    for mode, channels in MODES:
        on = Text(f"el modo {mode}", f"mode {mode}")
        pixels = pixels_of(4, 7, channels, 5)
        (outcome,) = expect_list(submission.run(enlarge_images, [(pixels, 3)]), 1, on=on)
        expect_image(outcome, mode, repeated(pixels, 3), on)


@check(
    "enlarge",
    points=0.125,
    promises=[8, 52],
    hint="enlarge_factor",
    title=Text("ValueError si factor < 1", "ValueError if factor < 1"),
    requires=["test_enlarge_values"],
)
def test_enlarge_errors(submission):
    pixels = pixels_of(3, 4)
    expect_value_error(
        lambda factor: submission.run(enlarge_one, pixels, factor),
        bad=[(0,), (-1,), (-7,)],
        good=[(1,), (2,)],
        on=Text("factor < 1", "factor < 1"),
    )


@check(
    "enlarge",
    points=0.125,
    promises=[1, 6, 7, 50],
    hint="image_changed",
    title=Text(
        "factor 1, por nombre, y la imagen queda como estaba",
        "factor 1, by name, and the image stays as it was",
    ),
    requires=["test_enlarge_values"],
)
def test_enlarge_untouched(submission):
    pixels = pixels_of(5, 8, 3, 6)
    for factor in (1, 2):
        outcome = submission.run(enlarge_and_look, pixels, factor)
        result, after, size = expect_tuple(outcome, 3, on=BY_NAME)
        expect_close(result, repeated(pixels, factor), on=BY_NAME)
        expect_equal(size, (8, 5), on=Text("la imagen original", "the original image"))
        expect_close(after, pixels, on=Text("la imagen original", "the original image"))
    seen = submission.observe("enlarge", submission.run(make_image, pixels), 2)
    expect_untouched(seen, on=ORDINARY)


# --- augment ----------------------------------------------------------------------------------------------
# The transforms are read off the outputs for a pattern that looks the same when turned by 180°: its centre of
# mass tells the shift, and comparison with turned patterns tells the angle.

ANGLES = np.arange(-24, 24.01, 0.25)


@functools.cache
def pattern():
    """Blobs inside a circle of radius 10 about the centre, symmetric under a turn by 180°."""
    place = np.arange(28) - 13.5
    total = np.zeros((28, 28))
    for x, y, height in (
        (6.5, 1.0, 0.9),
        (2.0, 5.5, 0.7),
        (-3.5, 4.0, 0.5),
        (0.5, 1.5, 0.6),
        (4.0, -2.5, 0.4),
    ):
        for side in (1, -1):
            total += height * np.exp(
                -((place[:, None] - side * y) ** 2 + (place - side * x) ** 2) / (2 * 1.1**2)
            )
    return torch.tensor(total / total.max(), dtype=F64)


def turned(image, angles):
    """An image turned by each of the angles, bilinear and nearest: `(2, angles, 28, 28)`."""
    radians = torch.tensor(np.radians(angles))
    rows = torch.stack(
        [radians.cos(), -radians.sin(), 0 * radians, radians.sin(), radians.cos(), 0 * radians], 1
    )
    grid = nn.functional.affine_grid(rows.reshape(-1, 2, 3), (len(angles), 1, 28, 28), align_corners=False)
    stacked = image.expand(len(angles), 1, 28, 28)
    found = [
        nn.functional.grid_sample(stacked, grid, mode, "zeros", False) for mode in ("bilinear", "nearest")
    ]
    return torch.stack(found)[:, :, 0]


@functools.cache
def turned_patterns():
    """The pattern turned by each of ANGLES, bilinear and nearest: `(2, angles, 784)`."""
    return turned(pattern(), ANGLES).reshape(2, len(ANGLES), -1)


def bright():
    """The pattern on a bright ground that reaches to the border."""
    return (1 + pattern()) / 2


MIDDLE = slice(6, 22)  # neither a turn by 15° nor a shift by 2 brings the border here


@functools.cache
def bright_transforms():
    """Shift and angle of each candidate, and what it leaves in the middle: `(candidates, 256)`."""
    angles = np.arange(-15, 15.01, 0.5)
    shifts = list(itertools.product(range(-2, 3), repeat=2))
    found = turned(bright(), angles)
    moved = torch.stack([found.roll(shift, (2, 3))[..., MIDDLE, MIDDLE] for shift in shifts])
    known = [(*shift, angle) for shift in shifts for _ in range(2) for angle in angles]
    return torch.tensor(known, dtype=F64), moved.reshape(len(known), -1)


def sources(transforms):
    """How far from the centre the place is that each pixel came from, along the farther axis: `(N, 28, 28)`.

    The image ends at 14; up to 14.5 bilinear interpolation may find something of it.
    """
    down, right, degrees = (column[:, None, None] for column in transforms.T)
    place = torch.arange(28, dtype=F64) - 13.5
    y, x, radians = place[:, None] - down, place - right, torch.deg2rad(degrees)
    across, along = radians.cos() * x - radians.sin() * y, radians.sin() * x + radians.cos() * y
    return torch.maximum(across.abs(), along.abs())


def call_augment(student, images, seed):
    import torch

    return student.augment(images, torch.Generator(device=images.device).manual_seed(seed))


def call_augment_often(student, images, seed, calls):
    import torch

    generator = torch.Generator(device=images.device).manual_seed(seed)
    return torch.stack([student.augment(images, generator) for _ in range(calls)])


COUNT = 600


def augmented_patterns(submission, on):
    given = pattern().float().expand(COUNT, 1, 28, 28).contiguous()
    value = submission.run(call_augment, given, 17)
    return expect_tensor(value, given.shape, F32, on)[:, 0].double()


def read_transforms(found):
    """Centres of mass `(N, 2)`, and per image the angle and the distance from the pattern turned by it."""
    place = torch.arange(28, dtype=F64) - 13.5
    mass = found.sum((1, 2)).clamp(min=1e-9)
    down = (found.sum(2) * place).sum(1) / mass
    right = (found.sum(1) * place).sum(1) / mass
    centres = torch.stack([down, right], 1)
    whole = centres.nan_to_num().round().clamp(-4, 4).long()
    back = torch.stack(
        [image.roll((-int(d), -int(r)), (0, 1)) for image, (d, r) in zip(found, whole, strict=True)]
    )
    flat = back.reshape(len(found), -1)
    distance = torch.stack([torch.cdist(flat, turned) for turned in turned_patterns()]).amin(0)
    nearest = distance.argmin(1)
    norm = float(pattern().square().sum().sqrt())
    return centres, torch.tensor(ANGLES)[nearest], distance.amin(1) / norm


def distinct(found):
    return len(torch.unique(found.reshape(len(found), -1), dim=0))


PATTERN = Text("600 veces la misma figura", "600 times the same figure")


@check(
    "augment",
    points=0.25,
    promises=[59],
    hint="augment_own",
    title=Text("cada imagen, a su manera", "each image in its own way"),
)
def test_augment_own(submission):
    found = augmented_patterns(submission, PATTERN)
    expect(
        distinct(found) > 100,  # 25 shifts alone, or 31 whole angles alone, are far fewer
        Text("Hay imágenes con la misma transformación.", "There are images with the same transform."),
    )


@check(
    "augment",
    points=0.5,
    promises=[53, 56],
    hint="augment_turn_then_shift",
    title=Text(
        "girada en su centro, luego corrida en píxeles enteros",
        "turned about its centre, then shifted by whole pixels",
    ),
    requires=["test_augment_own"],
)
def test_augment_transforms(submission):
    centres, _, distance = read_transforms(augmented_patterns(submission, PATTERN))
    off = float((centres - centres.round()).abs().max())
    # Right ones are off by 3e-6; their distance is 0.007 at most for bilinear ones, and for nearest ones 0.18
    # at most and 0.013 on average. Another centre or scale: 0.1 on average.
    expect(
        off < 0.06,
        Text(
            "El centro de la figura no se mueve en píxeles enteros.",
            "The figure's centre does not move by whole pixels.",
        ),
        hint="augment_order" if off > 0.25 else "augment_centre",
    )
    expect(
        float(distance.mean()) < 0.05 and float(distance.max()) < 0.3,
        Text(
            "Lo que llega no es la figura girada y corrida.",
            "What arrives is not the figure, turned and shifted.",
        ),
    )


@check(
    "augment",
    points=0.375,
    promises=[54],
    hint="augment_angles",
    title=Text("ángulos uniformes entre -15° y 15°", "angles uniform from -15° to 15°"),
    requires=["test_augment_own"],
)
def test_augment_angles(submission):
    found = augmented_patterns(submission, PATTERN)
    _, angles, _ = read_transforms(found)
    largest = float(angles.abs().max())
    expect(
        largest <= 15.5,
        Text("Hay ángulos de más de 15°.", "There are angles of more than 15°."),
        hint="augment_too_far",
    )
    # One of 600 angles is beyond 14.125° on each side, but for 2 · (1 - 0.875/30)^600 = 4e-8.
    expect(
        float(angles.min()) <= -14.25 and float(angles.max()) >= 14.25,
        Text("Los ángulos no llegan hasta 15°.", "The angles do not reach up to 15°."),
    )
    # Kolmogorov and Smirnov: 0.125 with 600 angles has a probability of 2 exp(-2 · 600 · 0.115²) = 3e-7; the
    # other 0.01 is for reading the angle to a quarter of a degree.
    expected = (np.sort(angles.numpy()) + 15) / 30
    steps = np.arange(COUNT)
    gap = max(np.max(expected - steps / COUNT), np.max((steps + 1) / COUNT - expected))
    expect(gap < 0.125, Text("Los ángulos no son uniformes.", "The angles are not uniform."))


@check(
    "augment",
    points=0.125,
    promises=[54],
    hint="augment_whole_angles",
    title=Text("ángulos que no son números enteros", "angles that are not whole numbers"),
    requires=["test_augment_own"],
)
def test_augment_whole_angles(submission):
    # Nearest neighbour leaves 540 kinds of the 600; 31 whole degrees and 25 shifts 418, give or take 9.
    expect(
        distinct(augmented_patterns(submission, PATTERN)) > 480,
        Text("Los ángulos se repiten: ¿son números enteros?", "Angles repeat: are they whole numbers?"),
    )


@check(
    "augment",
    points=0.5,
    promises=[55],
    hint="augment_shifts",
    title=Text("corrimientos de -2 a 2, los cinco por igual", "shifts from -2 to 2, all five alike"),
    requires=["test_augment_own"],
)
def test_augment_shifts(submission):
    centres, angles, _ = read_transforms(augmented_patterns(submission, PATTERN))
    for axis in (0, 1):
        shifts = centres[:, axis].round()
        # Each of the five 120 times, standard deviation 9.8: 5.5 of them have 4e-8, ten times.
        counts = [int((shifts == each).sum()) for each in range(-2, 3)]
        even = all(abs(count - 120) <= 54 for count in counts) and sum(counts) == COUNT
        expect(
            even,
            Text("Los cinco corrimientos no ocurren por igual.", "The five shifts do not occur alike."),
            detail=Text(f"De -2 a 2: {counts}", f"From -2 to 2: {counts}"),
        )
    # Independent draws: a correlation of 5.5 / sqrt(600) has 4e-8.
    columns = torch.stack([*centres.round().T, angles]).numpy()
    correlation = np.corrcoef(columns)[np.triu_indices(3, 1)]
    expect(
        np.abs(correlation).max() < 5.5 / math.sqrt(COUNT),
        Text(
            "Los dos corrimientos y el ángulo no son independientes.",
            "The two shifts and the angle are not independent.",
        ),
        hint="augment_dependent",
    )


@check(
    "augment",
    points=0.25,
    promises=[3, 57],
    hint="augment_range",
    title=Text("misma forma y dtype, valores en [0, 1]", "same shape and dtype, values in [0, 1]"),
    requires=["test_augment_own"],
)
def test_augment_range(submission):
    for count, dtype in ((1, F32), (7, F32), (40, F64), (3, F64)):
        rough = (images(count, seed=3) > 0.5).to(dtype)  # black and white: a cubic filter overshoots
        for given in (rough, images(count, seed=4).to(dtype)):
            value = submission.run(call_augment, given, 3)
            value = expect_tensor(value, given.shape, dtype, shape_text(given.shape))
            inside = float(value.min()) >= -1e-6 and float(value.max()) <= 1 + 1e-6
            expect(inside, Text("Hay valores fuera de [0, 1].", "There are values outside [0, 1]."))


@check(
    "augment",
    points=0.125,
    promises=[58],
    hint="augment_wraps",
    title=Text("lo que sale no vuelve a entrar", "what leaves does not come in again"),
    requires=["test_augment_own"],
)
def test_augment_wraps(submission):
    for turns in range(4):
        bar = torch.zeros(60, 1, 28, 28)
        bar[:, :, 8:20, :2] = 1.0
        value = submission.run(call_augment, bar.rot90(turns, (2, 3)).contiguous(), 6 + turns)
        value = expect_tensor(value, bar.shape, F32, ORDINARY).rot90(-turns, (2, 3))
        expect(
            float(value[:, :, :, 14:].abs().max()) < 1e-6,
            Text(
                "Lo que sale por un borde entra por el otro.",
                "What leaves on one side comes in on the other.",
            ),
        )


@check(
    "augment",
    points=0.125,
    promises=[53, 58],
    hint="augment_fill",
    title=Text("los lugares vacíos, y solo ellos, valen 0", "empty places, and no others, are 0"),
    requires=["test_augment_own"],
)
def test_augment_fill(submission):
    given = bright().float().expand(150, 1, 28, 28).contiguous()
    value = expect_tensor(submission.run(call_augment, given, 5), given.shape, F32, ORDINARY)[:, 0].double()
    known, middles = bright_transforms()
    nearest = torch.cdist(value[:, MIDDLE, MIDDLE].reshape(150, -1), middles).argmin(1)
    # The angle is read to half a degree or so. Right answers leave nothing beyond 15.1, and all up to 12.9.
    found, centre = known[nearest], sources(known[nearest])
    expect(
        float((value.abs() * (centre > 15.3)).max()) < 1e-6,
        Text("Los lugares vacíos no valen 0.", "The empty places are not 0."),
    )
    # What had a place in the turned image, before the shift, is still there; the ground is 0.5.
    unturned = sources(found * torch.tensor([1.0, 1.0, 0.0]))
    lit = (centre < 12.5) & (unturned <= 13.5)
    expect(
        float(value[lit].min()) > 0.45,
        Text("Falta un trozo de la imagen.", "A piece of the image is missing."),
        hint="augment_turn_then_shift",
    )


@check(
    "augment",
    points=0.25,
    promises=[60],
    hint="augment_brightness",
    title=Text("conserva el brillo de una mancha", "it keeps the brightness of a blob"),
    requires=["test_augment_own"],
)
def test_augment_brightness(submission):
    place = torch.arange(28) - 13.5
    blob = torch.exp(-(place[:, None] ** 2 + place**2) / (2 * 2.5**2))
    given = blob.expand(200, 1, 28, 28).contiguous()
    value = expect_tensor(submission.run(call_augment, given, 7), given.shape, F32, ORDINARY)
    ratio = float(value.sum() / given.sum())
    expect(
        abs(ratio - 1) < 0.05,
        Text("El brillo total cambió en más de 5 %.", "Total brightness changed by more than 5 %."),
    )


@check(
    "augment",
    points=0.25,
    promises=[7, 61],
    hint="augment_generator",
    title=Text("todo el azar viene del generador", "all randomness comes from the generator"),
    requires=["test_augment_own"],
)
def test_augment_generator(submission):
    given = images(20, seed=5)
    first, second = (submission.run(call_augment_often, given, 9, 2) for _ in range(2))
    first = expect_tensor(first, (2, *given.shape), F32, SAME_SEED)
    expect_close(second, first, on=SAME_SEED)
    other = expect_tensor(submission.run(call_augment, given, 10), given.shape, F32, ORDINARY)
    # 20 images with the same transforms by chance: never.
    repeats = torch.equal(first[0], first[1]) or torch.equal(first[0], other)
    expect(
        not repeats,
        Text("Dos llamadas dan las mismas transformaciones.", "Two calls give the same transforms."),
        hint="augment_repeats",
    )
    generator = submission.run(make_generator, given, 9)
    seen = submission.observe("augment", given, generator)
    expect_close(seen.value, first[0], on=SAME_SEED)
    expect_untouched(seen, on=ORDINARY, arguments=False, hint="augment_generator")


@check(
    "augment",
    points=0.25,
    promises=[1, 5, 6],
    hint="argument_changed",
    title=Text("por nombre, sin modificar las imágenes", "by name, the images not modified"),
    requires=["test_augment_own"],
)
def test_augment_untouched(submission):
    given = images(6, seed=6)
    straight = expect_tensor(submission.run(call_augment, given, 12), given.shape, F32, ORDINARY)
    for version, on in ((given, BY_NAME), (noncontiguous(given), NONCONTIGUOUS)):
        generator = submission.run(make_generator, given, 12)
        seen = submission.observe("augment", generator=generator, images=version)
        expect_close(seen.value, straight, on=on)
        expect_untouched(seen, on=on, random_state=False)


# --- What the checks of the two batch normalizations have in common ---------------------------------------

OURS = {"BatchNorm1d": nn.BatchNorm1d, "BatchNorm2d": nn.BatchNorm2d}


def normal(shape, seed=0, dtype=F64):
    """Batches whose channels have different means and spreads."""
    rng = np.random.default_rng([seed, *shape])
    channel = np.arange(shape[1]).reshape([-1] + [1] * (len(shape) - 2))
    return torch.tensor(rng.normal(size=shape) * (0.5 + channel) + 2 - channel, dtype=dtype)


def state(channels, seed=0):
    rng = np.random.default_rng([seed, channels])
    values = {
        "weight": rng.uniform(0.5, 2.0, channels),
        "bias": rng.normal(size=channels),
        "running_mean": rng.normal(size=channels),
        "running_var": rng.uniform(0.3, 3.0, channels),
    }
    return {name: torch.tensor(value) for name, value in values.items()}


def normalize_batches(student, name, arguments, tensors, batches, modes):
    """Outputs for batches one after the other, and both running estimates after each."""
    import torch

    module = getattr(student, name)(*arguments).to(batches[0])
    with torch.no_grad():
        for key, value in tensors.items():
            getattr(module, key).copy_(value)
    outputs, means, variances = [], [], []
    for batch, mode in zip(batches, modes, strict=True):
        module.train(mode == "train")
        outputs.append(module(batch).detach())
        means.append(module.running_mean.detach().clone())
        variances.append(module.running_var.detach().clone())
    return outputs, torch.stack(means), torch.stack(variances)


def normalize_by_torch(name, arguments, tensors, batches, modes):
    class Student:
        pass

    setattr(Student, name, OURS[name])
    return normalize_batches(Student, name, arguments, tensors, batches, modes)


def expect_normalized(submission, name, arguments, tensors, batches, modes, on, running=False, mistakes=None):
    """The same outputs as torch's, or the same running estimates."""
    expected = normalize_by_torch(name, arguments, tensors, batches, modes)
    outcome = submission.run(normalize_batches, name, arguments, tensors, batches, modes)
    outputs, means, variances = expect_tuple(outcome, 3, on=on)
    if running:
        place = Text(f"{on.es}, running_var", f"{on.en}, running_var")
        expect_close(variances, expected[2], on=place, hint="running_var", mistakes=mistakes)
        place = Text(f"{on.es}, running_mean", f"{on.en}, running_mean")
        expect_close(means, expected[1], on=place, hint="running_mean")
        return
    outputs = expect_list(outputs, len(batches), on=on)
    for index, (got, wanted) in enumerate(zip(outputs, expected[0], strict=True)):
        recognised = {hint: values[index] for hint, values in (mistakes or {}).items()}
        expect_close(got, wanted, on=on, mistakes=recognised)


def training_mistakes(tensors, batches, eps):
    """What typical slips give for batches in training mode."""

    def by(formula):
        found = []
        for x in batches:
            others = [axis for axis in range(x.ndim) if axis != 1]
            column = [-1] + [1] * (x.ndim - 2)
            weight, bias = tensors["weight"].reshape(column), tensors["bias"].reshape(column)
            mean, biased = x.mean(others, keepdim=True), x.var(others, correction=0, keepdim=True)
            unbiased = x.var(others, keepdim=True)
            found.append(formula(x, mean.squeeze(0), biased.squeeze(0), unbiased.squeeze(0), weight, bias))
        return found

    return {
        "norm_unbiased": by(lambda x, m, v, u, w, b: (x - m) / torch.sqrt(u + eps) * w + b),
        "norm_eps_outside": by(lambda x, m, v, u, w, b: (x - m) / (torch.sqrt(v) + eps) * w + b),
        "norm_no_affine": by(lambda x, m, v, u, w, b: (x - m) / torch.sqrt(v + eps)),
        "norm_no_root": by(lambda x, m, v, u, w, b: (x - m) / (v + eps) * w + b),
    }


def make_norm(student, name, arguments, tensors, like, training):
    import torch

    module = getattr(student, name)(*arguments).to(like).train(training)
    with torch.no_grad():
        for key, value in tensors.items():
            getattr(module, key).copy_(value)
    return module


def expect_norm_gradients(submission, name, x, wrt_input, training, on):
    """Gradients as torch's own, for a random upstream."""
    tensors, channels = state(x.shape[1], 3), x.shape[1]
    upstream = random_upstream(x.shape, 5, x.dtype)
    own = OURS[name](channels).to(x).train(training)
    with torch.no_grad():
        for key, value in tensors.items():
            getattr(own, key).copy_(value)
    given = x.clone().requires_grad_()
    wanted = torch.autograd.grad(own(given), [given, own.weight, own.bias], upstream)
    module = submission.run(make_norm, name, (channels,), tensors, x, training)
    expect_remote(module, "module", on=on)
    found = submission.gradient(module, x, upstream=upstream, parameters=("weight", "bias"))
    if wrt_input:
        arrived = found.inputs[0] is not None
        expect(arrived, Text("No llega gradiente a x.", "No gradient reaches x."), hint="no_gradient")
        mistakes = {"norm_statistics_detached": constant_statistics(x, tensors, upstream)} if training else {}
        expect_close(found.inputs[0], wanted[0], on=on, gradient=True, mistakes=mistakes)
        return
    for key, value in zip(("weight", "bias"), wanted[1:], strict=True):
        got = found.parameters[key]
        expect(
            got is not None,
            Text(f"No llega gradiente a {key}.", f"No gradient reaches {key}."),
            hint="no_gradient",
        )
        expect_close(got, value, on=Text(f"{on.es}, {key}", f"{on.en}, {key}"), gradient=True)


def constant_statistics(x, tensors, upstream):
    others = [axis for axis in range(x.ndim) if axis != 1]
    column = [-1] + [1] * (x.ndim - 2)
    scale = tensors["weight"] / torch.sqrt(x.var(others, correction=0) + 1e-5)
    return upstream * scale.reshape(column)


def state_of(student, name, x):
    """Names of the parameters, and the four tensors at the beginning, whatever other modules hold."""
    import torch

    module, other = (getattr(student, name)(x.shape[1]).to(x.device) for _ in range(2))
    with torch.no_grad():
        for value in other.state_dict().values():
            value.fill_(7)
    names = [key for key, _ in module.named_parameters()]
    entries = module.state_dict()
    keys = ("weight", "bias", "running_mean", "running_var")
    return names, {key: entries[key].clone() for key in keys if key in entries}


def load_state(student, name, tensors, x):
    """Load the four tensors with load_state_dict, then evaluate."""
    module = getattr(student, name)(x.shape[1]).to(x)
    module.load_state_dict(tensors, strict=False)
    module.eval()
    return module(x).detach()


def expect_norm_state(submission, name, shape):
    on = Text("los cuatro tensores", "the four tensors")
    channels = shape[1]
    names, entries = expect_tuple(submission.run(state_of, name, normal(shape, 7)), 2, on=on)
    parameters = expect_list(names, on=on)
    expect_equal(sorted(map(str, parameters)), ["bias", "weight"], on=on, hint="norm_names")
    start = {"weight": 1.0, "bias": 0.0, "running_mean": 0.0, "running_var": 1.0}
    for key, value in start.items():
        present = isinstance(entries, dict) and key in entries
        expect(present, Text(f"Falta {key} en state_dict().", f"{key} is missing in state_dict()."))
        expect_close(entries[key], torch.full((channels,), value), on=Text(key, key), hint="norm_start")
    tensors, x = state(channels, 6), normal(shape, 7)
    expected = normalize_by_torch(name, (channels,), tensors, [x], ["eval"])[0][0]
    expect_close(submission.run(load_state, name, tensors, x), expected, on=on)
    expect_not_seeded(submission, name, (channels,))


def call_norm(student, name, channels, shape, training, options):
    import torch

    generator = torch.Generator().manual_seed(0)
    module = getattr(student, name)(channels, **options).train(training)
    module(torch.randn(shape, generator=generator))
    return True


def expect_norm_refuses(submission, name, channels, bad, good, training, on, hint=None):
    expect_value_error(
        lambda shape: submission.run(call_norm, name, channels, shape, training, {}),
        bad=[(shape,) for shape in bad],
        good=[(shape,) for shape in good],
        on=on,
        hint=hint,
    )


def expect_norm_untouched(submission, name, shape):
    """Both dtypes, an input that is not contiguous, and x stays as it was."""
    tensors = state(shape[1], 8)
    for dtype in (F32, F64):
        x = normal(shape, 9, dtype)
        for training, mode in ((True, "train"), (False, "eval")):
            expected = normalize_by_torch(name, (shape[1],), tensors, [x], [mode])[0][0]
            on = Text("float32 y float64", "float32 and float64")
            module = submission.run(make_norm, name, (shape[1],), tensors, x, training)
            expect_remote(module, "module", on=on)
            for given in (x, noncontiguous(x), x.transpose(0, -1).contiguous().transpose(0, -1)):
                seen = submission.observe(module, given)
                expect_close(seen.value, expected, on=on)
                expect_untouched(seen, on=on)


def keyword_norm(student, name, channels, x):
    module = getattr(student, name)(momentum=0.3, eps=0.2, num_features=channels).to(x)
    return module(x).detach(), module.running_mean.clone()


def expect_norm_keywords(submission, name, x):
    outcome = submission.run(keyword_norm, name, x.shape[1], x)
    value, mean = expect_tuple(outcome, 2, on=BY_NAME)
    outputs, means, _ = normalize_by_torch(name, (x.shape[1], 0.2, 0.3), {}, [x], ["train"])
    expect_close(value, outputs[0], on=BY_NAME)
    expect_close(mean, means[0], on=BY_NAME)


def train_twice(student, name, x):
    """Two steps with backward, then one in evaluation mode: no graph may hang on the running estimates."""
    module = getattr(student, name)(x.shape[1]).to(x)
    x.requires_grad_()  # as if it came from a layer
    for training in (True, True, False, False):
        module.train(training)
        module.zero_grad()
        (module(x) ** 2).sum().backward()
    return module.weight.grad.clone(), module.running_mean.requires_grad or module.running_var.requires_grad


def expect_no_graph(submission, name, x):
    on = Text("dos pasos con backward", "two steps with backward")
    own = OURS[name](x.shape[1]).to(x)
    for training in (True, True, False, False):
        own.train(training)
        own.zero_grad()
        (own(x) ** 2).sum().backward()
    outcome = submission.run(train_twice, name, x)
    slope, attached = expect_tuple(outcome, 2, on=on)
    expect_close(slope, own.weight.grad, on=on, gradient=True)
    expect(
        attached is False,
        Text("Los promedios móviles arrastran el grafo.", "The running averages carry the graph along."),
        hint="running_graph",
    )


# --- BatchNorm1d ------------------------------------------------------------------------------------------


@check(
    "BatchNorm1d",
    points=0.5,
    promises=[62, 64],
    hint="norm_formula",
    title=Text("entrenamiento, (N, L)", "training, (N, L)"),
)
def test_norm1d_training(submission):
    for shape, eps in (((6, 4), 1e-5), ((5, 3), 0.5), ((2, 7), 1e-3)):
        tensors, batches = state(shape[1], 1), [normal(shape, 1), normal(shape, 2)]
        expect_normalized(
            submission,
            "BatchNorm1d",
            (shape[1], eps),
            tensors,
            batches,
            ["train"] * 2,
            on=TRAINING,
            mistakes=training_mistakes(tensors, batches, eps),
        )


@check(
    "BatchNorm1d",
    points=0.5,
    promises=[62, 64],
    hint="norm_sequences",
    title=Text("entrenamiento, (N, C, L)", "training, (N, C, L)"),
)
def test_norm1d_sequences(submission):
    for shape, eps in (((6, 4, 5), 1e-5), ((5, 3, 2), 0.5), ((1, 2, 7), 1e-3), ((3, 3, 3), 1e-5)):
        tensors, batches = state(shape[1], 2), [normal(shape, 3), normal(shape, 4)]
        expect_normalized(
            submission,
            "BatchNorm1d",
            (shape[1], eps),
            tensors,
            batches,
            ["train"] * 2,
            on=shape_text(shape),
            mistakes=training_mistakes(tensors, batches, eps),
        )


@check(
    "BatchNorm1d",
    points=0.5,
    promises=[65],
    hint="norm_evaluation",
    title=Text("evaluación: los promedios guardados", "evaluation: the stored averages"),
)
def test_norm1d_evaluation(submission):
    for shape, eps in (((6, 4), 1e-5), ((1, 3), 0.5), ((4, 3, 5), 1e-3), ((1, 2, 1), 1e-5)):
        expect_normalized(
            submission,
            "BatchNorm1d",
            (shape[1], eps),
            state(shape[1], 3),
            [normal(shape, 5), normal(shape, 6)],
            ["eval", "eval"],
            on=EVALUATION,
        )


@check(
    "BatchNorm1d",
    points=0.75,
    promises=[66],
    hint="running_mean",
    title=Text("los promedios móviles", "the running averages"),
)
def test_norm1d_running(submission):
    for shape, momentum in (((5, 4), 0.1), ((3, 2, 4), 0.3), ((2, 3), 1.0), ((6, 2), 0.0)):
        batches = [normal(shape, seed) for seed in range(4)]
        modes = ["train", "eval", "train", "train"]
        on = Text(f"momentum = {momentum}", f"momentum = {momentum}")
        expect_normalized(
            submission,
            "BatchNorm1d",
            (shape[1], 1e-5, momentum),
            {},
            batches,
            modes,
            on,
            running=True,
            mistakes={
                "running_biased": running_with(batches, modes, momentum, correction=0),
                "running_momentum_swapped": running_with(batches, modes, 1 - momentum),
                "running_in_evaluation": running_with(batches, ["train"] * 4, momentum),
            },
        )


def running_with(batches, modes, momentum, correction=1):
    """Running variances after each batch, by a formula that may be a typical slip."""
    value, found = torch.ones(batches[0].shape[1], dtype=F64), []
    for x, mode in zip(batches, modes, strict=True):
        if mode == "train":
            others = [axis for axis in range(x.ndim) if axis != 1]
            value = (1 - momentum) * value + momentum * x.var(others, correction=correction)
        found.append(value)
    return torch.stack(found)


@check(
    "BatchNorm1d",
    points=0.5,
    promises=[9, 67],
    hint="norm_gradient",
    title=Text("gradiente respecto de la entrada", "gradient with respect to the input"),
    requires=["test_norm1d_training"],
)
def test_norm1d_gradient(submission):
    for shape in ((5, 3), (3, 2, 4)):
        for training, on in ((True, TRAINING), (False, EVALUATION)):
            expect_norm_gradients(submission, "BatchNorm1d", normal(shape, 8), True, training, on)
    expect_norm_gradients(submission, "BatchNorm1d", normal((5, 3), 8, F32), True, True, TRAINING)


@check(
    "BatchNorm1d",
    points=0.25,
    promises=[9, 67],
    hint="norm_gradient",
    title=Text("gradiente de los parámetros", "gradient of the parameters"),
)
def test_norm1d_parameters(submission):
    for shape in ((5, 3), (3, 2, 4)):
        for training, on in ((True, TRAINING), (False, EVALUATION)):
            expect_norm_gradients(submission, "BatchNorm1d", normal(shape, 9), False, training, on)
    expect_no_graph(submission, "BatchNorm1d", normal((4, 3), 10))


@check(
    "BatchNorm1d",
    points=0.25,
    promises=[1, 7, 63],
    hint="norm_names",
    title=Text("nombres, valores iniciales y por defecto", "names, initial values and defaults"),
)
def test_norm1d_state(submission):
    expect_norm_state(submission, "BatchNorm1d", (6, 4))
    expect_norm_keywords(submission, "BatchNorm1d", normal((5, 3), 11))


@check(
    "BatchNorm1d",
    points=0.25,
    promises=[8, 68],
    hint="norm_single",
    title=Text("ValueError con un solo valor por canal", "ValueError for a single value per channel"),
    requires=["test_norm1d_training"],
)
def test_norm1d_single(submission):
    expect_norm_refuses(
        submission, "BatchNorm1d", 3, [(1, 3), (1, 3, 1)], [(2, 3), (1, 3, 2), (2, 3, 1)], True, TRAINING
    )
    for shape in ((1, 3), (1, 3, 1)):
        submission.run(call_norm, "BatchNorm1d", 3, shape, False, {})


@check(
    "BatchNorm1d",
    points=0.25,
    promises=[8, 69],
    hint="norm_dimensions",
    title=Text(
        "ValueError con otros canales u otras dimensiones", "ValueError for other channels or dimensions"
    ),
    requires=["test_norm1d_training"],
)
def test_norm1d_dimensions(submission):
    bad = [(4, 2), (4, 4), (4, 1), (3, 4), (4, 5, 3), (3, 4, 2), (4, 1, 3), (3,), (), (4, 3, 2, 2)]
    for training, on in ((True, TRAINING), (False, EVALUATION)):
        expect_norm_refuses(submission, "BatchNorm1d", 3, bad, [(4, 3), (3, 3), (4, 3, 5)], training, on)
    expect_norm_refuses(
        submission, "BatchNorm1d", 1, [(4, 2), (4, 2, 3)], [(4, 1), (4, 1, 3)], True, TRAINING
    )


@check(
    "BatchNorm1d",
    points=0.25,
    promises=[3, 5, 6, 7],
    hint="norm_any_input",
    title=Text("float32, no contigua, sin modificar x", "float32, not contiguous, x not modified"),
    requires=["test_norm1d_training"],
)
def test_norm1d_untouched(submission):
    for shape in ((5, 4), (3, 4, 2)):
        expect_norm_untouched(submission, "BatchNorm1d", shape)


# --- BatchNorm2d ------------------------------------------------------------------------------------------


@check(
    "BatchNorm2d",
    points=0.5,
    promises=[71, 73],
    hint="norm_images",
    title=Text("entrenamiento", "training"),
)
def test_norm2d_training(submission):
    for shape, eps in (((4, 3, 5, 2), 1e-5), ((1, 2, 3, 4), 0.5), ((2, 4, 1, 1), 1e-3), ((3, 3, 3, 3), 1e-5)):
        tensors, batches = state(shape[1], 1), [normal(shape, 1), normal(shape, 2)]
        expect_normalized(
            submission,
            "BatchNorm2d",
            (shape[1], eps),
            tensors,
            batches,
            ["train"] * 2,
            on=shape_text(shape),
            mistakes=training_mistakes(tensors, batches, eps),
        )


@check(
    "BatchNorm2d",
    points=0.25,
    promises=[74],
    hint="norm_evaluation",
    title=Text("evaluación: los promedios guardados", "evaluation: the stored averages"),
)
def test_norm2d_evaluation(submission):
    for shape, eps in (((4, 3, 5, 2), 1e-5), ((1, 2, 3, 4), 0.5), ((1, 4, 1, 1), 1e-3)):
        expect_normalized(
            submission,
            "BatchNorm2d",
            (shape[1], eps),
            state(shape[1], 3),
            [normal(shape, 5), normal(shape, 6)],
            ["eval", "eval"],
            on=EVALUATION,
        )


@check(
    "BatchNorm2d",
    points=0.25,
    promises=[75],
    hint="running_mean",
    title=Text("los promedios móviles", "the running averages"),
)
def test_norm2d_running(submission):
    for shape, momentum in (
        ((3, 4, 2, 3), 0.1),
        ((1, 2, 2, 2), 0.3),
        ((2, 3, 1, 1), 1.0),
        ((2, 2, 2, 2), 0.0),
    ):
        batches = [normal(shape, seed) for seed in range(4)]
        modes = ["train", "eval", "train", "train"]
        expect_normalized(
            submission,
            "BatchNorm2d",
            (shape[1], 1e-5, momentum),
            {},
            batches,
            modes,
            on=Text(f"momentum = {momentum}", f"momentum = {momentum}"),
            running=True,
            mistakes={
                "running_biased": running_with(batches, modes, momentum, correction=0),
                "running_momentum_swapped": running_with(batches, modes, 1 - momentum),
                "running_in_evaluation": running_with(batches, ["train"] * 4, momentum),
            },
        )


@check(
    "BatchNorm2d",
    points=0.375,
    promises=[9, 76],
    hint="norm_gradient",
    title=Text("gradientes", "gradients"),
    requires=["test_norm2d_training"],
)
def test_norm2d_gradient(submission):
    for training, on in ((True, TRAINING), (False, EVALUATION)):
        for wrt_input in (True, False):
            x = normal((3, 2, 2, 3), 8)
            expect_norm_gradients(submission, "BatchNorm2d", x, wrt_input, training, on)
    expect_norm_gradients(submission, "BatchNorm2d", normal((2, 3, 2, 2), 8, F32), True, True, TRAINING)
    expect_no_graph(submission, "BatchNorm2d", normal((2, 3, 2, 2), 10))


@check(
    "BatchNorm2d",
    points=0.25,
    promises=[1, 7, 72],
    hint="norm_names",
    title=Text("nombres, valores iniciales y por defecto", "names, initial values and defaults"),
)
def test_norm2d_state(submission):
    expect_norm_state(submission, "BatchNorm2d", (3, 4, 2, 2))
    expect_norm_keywords(submission, "BatchNorm2d", normal((2, 3, 2, 2), 11))


@check(
    "BatchNorm2d",
    points=0.25,
    promises=[8, 77, 78],
    hint="norm_dimensions",
    title=Text(
        "ValueError: un solo valor, otros canales, otras dimensiones",
        "ValueError: a single value, other channels, other dimensions",
    ),
    requires=["test_norm2d_training"],
)
def test_norm2d_errors(submission):
    single = Text("un solo valor por canal", "a single value per channel")
    good = [(2, 3, 1, 1), (1, 3, 2, 1), (1, 3, 1, 2)]
    expect_norm_refuses(submission, "BatchNorm2d", 3, [(1, 3, 1, 1)], good, True, single, "norm_single")
    submission.run(call_norm, "BatchNorm2d", 3, (1, 3, 1, 1), False, {})
    bad = [
        (4, 2, 3, 3),
        (3, 4, 2, 2),
        (2, 1, 2, 2),
        (2, 2, 3, 2),
        (),
        (3,),
        (4, 3),
        (4, 3, 2),
        (2, 3, 2, 2, 2),
    ]
    for training, on in ((True, TRAINING), (False, EVALUATION)):
        expect_norm_refuses(submission, "BatchNorm2d", 3, bad, [(4, 3, 2, 2)], training, on)


@check(
    "BatchNorm2d",
    points=0.125,
    promises=[3, 5, 6, 7],
    hint="norm_any_input",
    title=Text("float32, no contigua, sin modificar x", "float32, not contiguous, x not modified"),
    requires=["test_norm2d_training"],
)
def test_norm2d_untouched(submission):
    expect_norm_untouched(submission, "BatchNorm2d", (2, 4, 3, 2))


# --- build_cnn_with_batchnorm -----------------------------------------------------------------------------

NORMALIZED = "build_cnn_with_batchnorm"


@check(
    NORMALIZED,
    points=0.25,
    promises=[80],
    hint="cnn_parameters",
    title=Text("los parámetros, en su orden", "the parameters, in their order"),
)
def test_norm_cnn_parameters(submission):
    expect_network_shapes(submission, NORMALIZED, (), NORMALIZED_SHAPES)


@check(
    NORMALIZED,
    points=0.5,
    promises=[80, 81],
    hint="cnn_evaluation",
    title=Text("evaluación con pesos conocidos", "evaluation with known weights"),
)
def test_norm_cnn_evaluation(submission):
    values = weights(tuple(NORMALIZED_SHAPES))
    outcome = submission.run(run_network, NORMALIZED, (), values, statistics(), images(4), False, 1)
    found, _ = expect_tuple(outcome, 2, on=EVALUATION)
    logits = expected_outputs(True, False, 4)[0][-1][None]
    expect_close(
        found, logits, on=EVALUATION, rtol=1e-4, atol=1e-4, mistakes={"cnn_final_relu": logits.relu()}
    )


@check(
    NORMALIZED,
    points=0.125,
    promises=[7],
    hint="seeded",
    title=Text("el azar global no se siembra", "the global random state is not seeded"),
    requires=["test_norm_cnn_parameters"],
)
def test_norm_cnn_seed(submission):
    expect_not_seeded(submission, NORMALIZED, ())


@check(
    NORMALIZED,
    points=0.375,
    promises=[80, 82],
    hint="cnn_training",
    title=Text("entrenamiento con pesos conocidos", "training with known weights"),
)
def test_norm_cnn_training(submission):
    values = weights(tuple(NORMALIZED_SHAPES))
    outcome = submission.run(run_network, NORMALIZED, (), values, statistics(), images(8), True, 1)
    found, _ = expect_tuple(outcome, 2, on=TRAINING)
    # One pass through two normalizations in float32; other right answers are within 1e-5.
    expect_close(found, expected_outputs(True, True, 8)[0][-1][None], on=TRAINING, rtol=1e-3, atol=1e-4)


@check(
    NORMALIZED,
    points=0.5,
    promises=[80, 83],
    hint="cnn_flat",
    title=Text("trece módulos en fila, cada uno en su lugar", "thirteen modules in a row, each in its place"),
)
def test_norm_cnn_layers(submission):
    sequential, _, count = expect_tuple(submission.run(shapes_of, NORMALIZED, ()), 3, on=ORDINARY)
    expect_equal((sequential, count), (True, 13), on=Text("el número de módulos", "the number of modules"))
    values = weights(tuple(NORMALIZED_SHAPES))
    found = submission.run(run_layers, NORMALIZED, (), values, statistics(), images(2), False, 13)
    expect_layers(found, expected_outputs(True, False, 2)[0], EVALUATION)


@check(
    NORMALIZED,
    points=0.25,
    promises=[84],
    hint="cnn_statistics",
    title=Text("los promedios móviles se actualizan", "the running averages are updated"),
    requires=["test_norm_cnn_parameters"],
)
def test_norm_cnn_statistics(submission):
    values = weights(tuple(NORMALIZED_SHAPES))
    outcome = submission.run(run_network, NORMALIZED, (), values, statistics(), images(8), True, 1)
    _, found = expect_tuple(outcome, 2, on=TRAINING)
    found = expect_list(found, 4, on=TRAINING)
    for value, wanted in zip(found, expected_outputs(True, True, 8)[1], strict=True):
        expect_close(value, wanted, on=TRAINING, rtol=1e-3, atol=1e-4)
