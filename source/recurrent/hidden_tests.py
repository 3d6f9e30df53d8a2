"""Hidden checks of the lab on recurrent networks; the numbers of the promises are those of promises.md.

Oracles are torch's autograd and its recurrent cells (in float64) and NumPy's linear algebra. The right
answers in `answers/right` spread around them by at most 5e-14 (relative) on the inputs below, so the
tolerances are those of the curriculum's rule 5; the gradients of `bptt` are held to 1e-9 of the sum of the
absolute values of their terms, as the contract says.
"""

import functools
import math
from typing import Any

import numpy as np
import torch

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_dict,
    expect_equal,
    expect_float,
    expect_list,
    expect_remote,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    noncontiguous,
)

Array = np.ndarray

ORDINARY = Text("datos corrientes", "ordinary data")
BY_KEYWORD = Text(
    "argumentos por nombre y arreglos no contiguos", "arguments by keyword and arrays that are not contiguous"
)


def as_number(value: Any) -> Any:
    """An array with one element counts as its element here: that it is a float is a check of its own."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "fi":
        return float(value.reshape(()))
    return value


def sequences_of(seed: int, rows: int, length: int) -> tuple[Array, Array]:
    """Real-valued sequences and answers."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, length)), rng.normal(size=rows)


def states_of(x: Array, U: float, W: float) -> Array:
    """Every state as a polynomial: `s_t = Σ_k U W^(t-k) x_k`."""
    rows, length = x.shape
    states = np.zeros((rows, length + 1))
    for t in range(1, length + 1):
        states[:, t] = U * (x[:, :t] @ (float(W) ** np.arange(t - 1, -1, -1)))
    return states


def sizes(rows: int, length: int) -> Text:
    return Text(f"N = {rows}, T = {length}", f"N = {rows}, T = {length}")


# --- forward_states ---------------------------------------------------------------------------------------


def expect_states(submission, x: Array, U: float, W: float, on: Text, hint: str | None = None) -> None:
    expected = states_of(x, U, W)
    expect_close(
        submission.forward_states(x, U, W),
        expected,
        on=on,
        hint=hint,
        mistakes={
            "weights_swapped": states_of(x, W, U),
            "input_delayed": states_of(np.column_stack([np.zeros(len(x)), x[:, :-1]]), U, W),
            "input_unweighted": states_of(x, 1.0, W),
        },
    )


@check(
    "forward_states",
    points=0.5,
    promises=[2, 8, 9],
    hint="states_formula",
    title=Text("U = 1: sumas, con y sin olvido", "U = 1: sums, with and without forgetting"),
)
def test_states_sums(submission):
    for W in (1.0, 0.5):
        x, _ = sequences_of(1, 6, 5)
        expect_states(submission, x, 1.0, W, Text("U = 1", "U = 1"))
    bits = random_bits(1, 3, 5).double().numpy()
    expect_states(submission, bits, 1.0, 1.0, Text("bits", "bits"), hint="states_of_bits")


@check(
    "forward_states",
    points=0.75,
    promises=[2, 8, 9],
    hint="states_formula",
    title=Text("la fórmula, con otros pesos", "the formula, with other weights"),
)
def test_states_values(submission):
    for rows, length, U, W in ((5, 7, 0.8, 0.6), (2, 12, 1.3, -1.1), (9, 3, -0.4, 1.7), (4, 4, 0.7, 0.0)):
        x, _ = sequences_of(rows, rows, length)
        on = sizes(rows, length)
        weights = Text(f"{on.es}, U = {U}, W = {W}", f"{on.en}, U = {U}, W = {W}")
        expect_states(submission, x, U, W, weights, hint=None if W else "state_forgotten")


@check(
    "forward_states",
    points=0.25,
    promises=[8, 9, 10],
    hint="states_shape",
    title=Text("una sola secuencia, un solo paso", "a single sequence, a single step"),
)
def test_states_small(submission):
    for rows, length in ((1, 5), (4, 1), (1, 1)):
        x, _ = sequences_of(rows + length, rows, length)
        expect_states(submission, x, 0.9, 0.7, sizes(rows, length))


@check(
    "forward_states",
    points=0.25,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_states_call(submission):
    x, _ = sequences_of(2, 4, 6)
    states = submission.forward_states(W=0.8, U=1.2, x=noncontiguous(x))
    expect_close(states, states_of(x, 1.2, 0.8), on=BY_KEYWORD)


@check(
    "forward_states",
    points=0.25,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_states_values"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_states_untouched(submission):
    x, _ = sequences_of(3, 4, 6)
    expect_untouched(submission.observe("forward_states", x, 1.1, 0.9), on=ORDINARY)


# --- squared_error ----------------------------------------------------------------------------------------


def error_of(x: Array, y: Array, U: float, W: float) -> float:
    return float(((states_of(x, U, W)[:, -1] - y) ** 2).sum())


def expect_error(submission, seed: int, rows: int, length: int, U: float, W: float) -> None:
    x, y = sequences_of(seed, rows, length)
    states = states_of(x, U, W)
    expected = error_of(x, y, U, W)
    expect_float(
        as_number(submission.squared_error(x, y, U, W)),
        expected,
        on=sizes(rows, length),
        mistakes={
            "mean_not_sum": expected / rows,
            "half_error": expected / 2,
            "root_of_error": math.sqrt(expected),
            "all_states": float(((states[:, 1:] - y[:, None]) ** 2).sum()),
            "not_squared": float(np.abs(states[:, -1] - y).sum()),
            "sum_before_square": float((states[:, -1] - y).sum() ** 2),
            "all_with_all": float(((states[:, -1:] - y) ** 2).sum()),
        },
    )


@check(
    "squared_error",
    points=0.375,
    promises=[12],
    hint="error_formula",
    title=Text("la suma de los errores al cuadrado", "the sum of the squared errors"),
)
def test_error_values(submission):
    for rows, length, U, W in ((8, 5, 0.8, 0.7), (3, 9, -0.5, 1.2), (6, 1, 2.0, 0.3)):
        expect_error(submission, 10 + rows, rows, length, U, W)


@check(
    "squared_error",
    points=0.125,
    promises=[12],
    hint="error_formula",
    title=Text("una sola secuencia", "a single sequence"),
)
def test_error_single(submission):
    expect_error(submission, 11, 1, 4, 1.1, -0.9)


@check(
    "squared_error",
    points=0.25,
    promises=[3],
    hint="float_not_array",
    requires=["test_error_values"],
    title=Text("el resultado es un float", "the result is a float"),
)
def test_error_is_a_float(submission):
    for rows in (5, 1):
        expect_float(submission.squared_error(*sequences_of(11, rows, 4), 0.9, 0.8), on=ORDINARY)


@check(
    "squared_error",
    points=0.125,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_error_call(submission):
    x, y = sequences_of(12, 5, 6)
    error = submission.squared_error(W=0.8, U=1.2, y=noncontiguous(y), x=noncontiguous(x))
    expect_float(as_number(error), error_of(x, y, 1.2, 0.8), on=BY_KEYWORD)


@check(
    "squared_error",
    points=0.125,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_error_values"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_error_untouched(submission):
    expect_untouched(submission.observe("squared_error", *sequences_of(13, 4, 6), 1.1, 0.9), on=ORDINARY)


# --- bptt -------------------------------------------------------------------------------------------------


def weight_gradients(x: Array, y: Array, U: float, W: float) -> tuple[Array, Array]:
    """Both gradients by autograd, and for each the sum of the absolute values of its terms."""
    weights = torch.tensor([U, W], dtype=torch.float64, requires_grad=True)
    inputs, state = torch.tensor(x), torch.zeros(len(x), dtype=torch.float64)
    states = [state]
    for t in range(x.shape[1]):
        state = state * weights[1] + inputs[:, t] * weights[0]
        states.append(state)
    ((state - torch.tensor(y)) ** 2).sum().backward()
    before = torch.stack(states[:-1], dim=1).detach().numpy()
    powers = abs(W) ** np.arange(x.shape[1] - 1, -1, -1)
    arriving = 2 * np.abs(state.detach().numpy() - y)[:, None] * powers
    return weights.grad.numpy(), np.array([(arriving * np.abs(x)).sum(), (arriving * np.abs(before)).sum()])


def pair_of(value: Any, on: Text) -> tuple[Any, ...]:
    """The two gradients, in a tuple or a list: that it is a tuple of floats is a check of its own."""
    return expect_tuple(
        tuple(value) if isinstance(value, list) else value, 2, on=on, hint="pair_of_gradients"
    )


def expect_gradient(submission, part: int, x: Array, y: Array, U: float, W: float, on: Text) -> None:
    """One of the two gradients, up to 1e-9 of the sum of the absolute values of its terms."""
    pair = pair_of(submission.bptt(x, y, U, W), on)
    expected, terms = weight_gradients(x, y, U, W)
    right = float(expected[part])
    last = 2 * (states_of(x, U, W)[:, -1] - y)
    mistakes = {
        "factor_two": right / 2,
        "mean_not_sum": right / len(x),
        "gradient_sign": -right,
        "last_step_only": float(last @ (x[:, -1], states_of(x, U, W)[:, -2])[part]),
    }
    if expected[1 - part] != 0:
        mistakes["gradients_swapped"] = float(expected[1 - part])
    if part == 1:
        steps = np.arange(x.shape[1] - 1, -1, -1)
        mistakes["state_of_same_step"] = float(last @ (states_of(x, U, W)[:, 1:] @ (float(W) ** steps)))
    expect_float(as_number(pair[part]), right, on=on, rtol=0.0, atol=1e-9 * terms[part], mistakes=mistakes)


BPTT_PROBLEMS = ((7, 5, 0.8, 0.7), (3, 9, -0.5, 1.2), (12, 4, 1.1, -0.9), (2, 2, 2.0, 0.3))
BPTT_SINGLE = ((1, 5, 0.8, 0.7), (1, 4, 0.9, 0.0), (1, 4, 0.0, 0.8))
BPTT_ONE_STEP = ((4, 1, 1.2, 0.6), (3, 1, 0.5, 0.0), (6, 1, -0.5, 1.4))


@check(
    "bptt",
    points=1.0,
    promises=[14],
    hint="bptt_formula",
    title=Text("el gradiente respecto de U", "the gradient with respect to U"),
)
def test_bptt_input_weight(submission):
    for rows, length, U, W in BPTT_PROBLEMS:
        x, y = sequences_of(20 + rows, rows, length)
        expect_gradient(submission, 0, x, y, U, W, sizes(rows, length))


@check(
    "bptt",
    points=1.25,
    promises=[15],
    hint="bptt_formula",
    title=Text("el gradiente respecto de W", "the gradient with respect to W"),
)
def test_bptt_state_weight(submission):
    for rows, length, U, W in BPTT_PROBLEMS:
        x, y = sequences_of(20 + rows, rows, length)
        expect_gradient(submission, 1, x, y, U, W, sizes(rows, length))


@check(
    "bptt",
    points=0.25,
    promises=[14, 15],
    hint="bptt_edges",
    title=Text("una sola secuencia, un peso nulo", "a single sequence, a weight of zero"),
)
def test_bptt_single(submission):
    on = Text("N = 1, también con W = 0 o U = 0", "N = 1, with W = 0 or U = 0 too")
    for rows, length, U, W in BPTT_SINGLE:
        x, y = sequences_of(30 + length, rows, length)
        for part in (0, 1):
            expect_gradient(submission, part, x, y, U, W, on)


@check(
    "bptt",
    points=0.25,
    promises=[14, 15],
    hint="bptt_edges",
    title=Text("un solo paso", "a single step"),
)
def test_bptt_one_step(submission):
    for rows, length, U, W in BPTT_ONE_STEP:
        x, y = sequences_of(30 + rows, rows, length)
        for part in (0, 1):
            expect_gradient(submission, part, x, y, U, W, Text("T = 1", "T = 1"))


@check(
    "bptt",
    points=0.5,
    promises=[16],
    hint="difference_quotient",
    title=Text("exacto, aun con errores enormes", "exact, even where errors are huge"),
)
def test_bptt_exact(submission):
    # Residuals of 1e5 make J about 1e10 times its own rounding: a difference quotient with step h is off by
    # 1e-11 / h of the terms, plus h² for its curvature, and never by less than 1e-8. Exact ways: 1e-15.
    rng = np.random.default_rng(40)
    on = Text("errores de unos 100 000", "errors of about 100,000")
    for length, W in ((12, 0.9), (25, 1.15), (30, -1.05)):
        x = rng.uniform(0.5, 1.5, size=(5, length))
        y = 1e5 * rng.uniform(1.0, 2.0, size=5)
        for part in (0, 1):
            expect_gradient(submission, part, x, y, 0.9, W, on)


@check(
    "bptt",
    points=0.25,
    promises=[3],
    hint="float_not_array",
    requires=["test_bptt_input_weight", "test_bptt_state_weight"],
    title=Text("una tupla de dos floats", "a tuple of two floats"),
)
def test_bptt_floats(submission):
    for rows, length in ((5, 4), (1, 1)):
        pair = expect_tuple(
            submission.bptt(*sequences_of(41, rows, length), 0.9, 0.8), 2, on=sizes(rows, length)
        )
        for each in pair:
            expect_float(each, on=sizes(rows, length))


@check(
    "bptt",
    points=0.25,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_bptt_call(submission):
    x, y = sequences_of(42, 5, 6)
    value = submission.bptt(W=0.8, U=1.2, y=noncontiguous(y), x=noncontiguous(x))
    expected, terms = weight_gradients(x, y, 1.2, 0.8)
    for part, each in enumerate(pair_of(value, BY_KEYWORD)):
        expect_float(as_number(each), expected[part], on=BY_KEYWORD, rtol=0.0, atol=1e-9 * terms[part])


@check(
    "bptt",
    points=0.25,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_bptt_input_weight"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_bptt_untouched(submission):
    expect_untouched(submission.observe("bptt", *sequences_of(43, 4, 6), 1.1, 0.9), on=ORDINARY)


# --- train ------------------------------------------------------------------------------------------------


def descent(
    x: Array, y: Array, epochs: int, rate: float, weights: tuple[float, float], max_norm: float | None = None
) -> dict[str, Array]:
    """Descent by autograd's gradients, with torch's own clipping where wanted."""
    pair = np.array(weights, dtype=np.float64)
    path = [pair]
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            slope, _ = weight_gradients(x, y, *pair)
            norm = math.hypot(*slope)
            if max_norm is not None and norm > max_norm:
                slope = slope * max_norm / norm
            pair = pair - rate * slope
            path.append(pair)
        losses = [error_of(x, y, *each) for each in path]
    points = np.array(path)
    return {"loss": np.array(losses), "U": points[:, 0], "W": points[:, 1]}


def recorded(value: Any, key: str, length: int, on: Text) -> Array:
    """The numbers under `key`, however they are held: that they are lists of floats is a check of its own."""
    expect(isinstance(value, dict), Text("train debería devolver un dict.", "train should return a dict."))
    expect(
        key in value,
        Text(f"Falta la clave {key!r}.", f"The key {key!r} is missing."),
        hint="history_keys",
    )
    held = value[key]
    if isinstance(held, np.ndarray) and held.dtype.kind == "f":
        held = [float(each) for each in held.ravel()]
    held = expect_list(list(held) if isinstance(held, tuple) else held, on=on, hint="history_type")
    expect(
        len(held) == length,
        Text(
            f"Con {on.es}: {key!r} debería tener {length} valores y tiene {len(held)}.",
            f"With {on.en}: {key!r} should hold {length} values and holds {len(held)}.",
        ),
        hint="history_length",
    )
    return np.array([expect_float(as_number(each), on=on, hint="history_type") for each in held])


def expect_path(
    value: Any, expected: dict[str, Array], on: Text, mistakes: dict[str, dict[str, Array]]
) -> None:
    """U and W after each step."""
    for key in ("U", "W"):
        numbers = recorded(value, key, len(expected[key]), on)
        expect_close(
            numbers, expected[key], on=on, mistakes={hint: wrong[key] for hint, wrong in mistakes.items()}
        )


START = (0.4, 0.6)


@check(
    "train",
    points=1.0,
    promises=[18, 19],
    hint="train_step",
    title=Text("adónde llegan los pesos", "where the weights lead"),
)
def test_train_path(submission):
    for rows, length, epochs, rate in ((6, 4, 5, 0.01), (2, 8, 30, 0.005), (9, 1, 3, 0.02)):
        x, y = sequences_of(50 + rows, rows, length)
        expected = descent(x, y, epochs, rate, START)
        mistakes = {
            "gradient_sign": descent(x, y, epochs, -rate, START),
            "factor_two": descent(x, y, epochs, rate / 2, START),
            "mean_not_sum": descent(x, y, epochs, rate / rows, START),
        }
        on = Text(f"{epochs} épocas", f"{epochs} epochs")
        expect_path(submission.train(x, y, epochs, rate, START), expected, on, mistakes)


@check(
    "train",
    points=0.75,
    promises=[18, 20],
    hint="history_loss",
    title=Text("el error en la partida y tras cada paso", "the error at the start and after each step"),
)
def test_train_loss(submission):
    x, y = sequences_of(51, 7, 5)
    expected = descent(x, y, 8, 0.01, START)["loss"]
    numbers = recorded(submission.train(x, y, 8, 0.01, START), "loss", 9, ORDINARY)
    mistakes = {"mean_not_sum": expected / 7, "loss_late": descent(x, y, 9, 0.01, START)["loss"][1:]}
    expect_close(numbers, expected, on=ORDINARY, mistakes=mistakes)


@check(
    "train",
    points=0.25,
    promises=[18, 21],
    hint="history_length",
    title=Text("la partida cuenta, aun sin pasos", "the start counts, even without steps"),
)
def test_train_no_epochs(submission):
    x, y = sequences_of(52, 1, 5)
    for epochs in (0, 1):
        on = Text(f"{epochs} épocas", f"{epochs} epochs")
        value, expected = submission.train(x, y, epochs, 0.01, START), descent(x, y, epochs, 0.01, START)
        expect_path(value, expected, on, {})
        expect_close(recorded(value, "loss", epochs + 1, on), expected["loss"], on=on)


@check(
    "train",
    points=0.25,
    promises=[3, 18],
    hint="history_type",
    requires=["test_train_path"],
    title=Text("tres listas de floats", "three lists of floats"),
)
def test_train_lists_of_floats(submission):
    value = submission.train(*sequences_of(53, 4, 5), 3, 0.01, START)
    expect(isinstance(value, dict), Text("train debería devolver un dict.", "train should return a dict."))
    for key in ("loss", "U", "W"):
        for each in expect_list(value.get(key), 4, on=ORDINARY):
            expect_float(each, on=ORDINARY)


# Ten ones in a row: the gradient at W = 1.3 is in the thousands.
STEEP_X, STEEP_Y, STEEP = np.ones((4, 10)), np.array([9.0, 10.0, 10.5, 11.0]), (1.0, 1.3)


@check(
    "train",
    points=0.75,
    promises=[22],
    hint="train_clipping",
    title=Text("max_norm achica el par de gradientes", "max_norm shrinks the pair of gradients"),
)
def test_train_clipping(submission):
    on = Text("gradientes más largos que max_norm", "gradients longer than max_norm")
    problems = [
        (STEEP_X, STEEP_Y, 12, 0.01, STEEP, 5.0),
        (*sequences_of(54, 6, 7), 15, 0.05, (1.5, 1.1), 2.0),
    ]
    for x, y, epochs, rate, start, max_norm in problems:
        expected = descent(x, y, epochs, rate, start, max_norm)
        # What clipping each component on its own gives, in the first step: enough to tell it apart.
        slope, _ = weight_gradients(x, y, *start)
        apart = np.array(start) - rate * np.clip(slope, -max_norm, max_norm)
        value = submission.train(x, y, epochs, rate, start, max_norm)
        first = np.array([recorded(value, key, epochs + 1, on)[1] for key in ("U", "W")])
        expect_close(
            first,
            np.array([expected["U"][1], expected["W"][1]]),
            on=on,
            mistakes={
                "clipped_apart": apart,
                "not_clipped": np.array(start) - rate * slope,
                "update_clipped": np.array(start) - slope * max_norm / math.hypot(*slope),
            },
        )
        expect_path(value, expected, on, {})


@check(
    "train",
    points=0.125,
    promises=[19, 22],
    hint="clipping_only_above",
    title=Text("gradientes más cortos que max_norm", "gradients shorter than max_norm"),
)
def test_train_no_clipping(submission):
    x, y = sequences_of(55, 6, 5)
    on = Text("gradientes más cortos que max_norm", "gradients shorter than max_norm")
    expected = descent(x, y, 6, 0.01, START)
    expect_path(submission.train(x, y, 6, 0.01, START, 1e4), expected, on, {})


@check(
    "train",
    points=0.125,
    promises=[19, 22],
    hint="zero_gradient",
    title=Text("gradientes exactamente nulos", "gradients of exactly zero"),
)
def test_train_zero_gradient(submission):
    # The weights that count ones: residuals, and with them gradients, are exactly zero.
    bits = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    on = Text("gradientes exactamente nulos y max_norm = 1", "gradients of exactly zero and max_norm = 1")
    value = submission.train(bits, bits.sum(axis=1), 3, 0.1, (1.0, 1.0), 1.0)
    expect_path(value, {"U": np.ones(4), "W": np.ones(4)}, on, {})


def diverge(student, which, *arguments):
    """Train with NumPy's errors set to `which`, and put them back."""
    import numpy

    kept = numpy.seterr(all=which)
    try:
        return student.train(*arguments)
    finally:
        numpy.seterr(**kept)


# The weights of this run are 1.3, then -32, then 4e25; there the last state is about 1e257, its square and
# both gradients are beyond 1e308 by far. So all right ways overflow in the same places, and none before.
DIVERGING = (STEEP_X, STEEP_Y, 6, 0.0006, STEEP)


def expect_divergence(value: Any, on: Text) -> None:
    expected = descent(*DIVERGING)
    for key in ("U", "W", "loss"):
        numbers = recorded(value, key, 7, on)
        finite = np.isfinite(expected[key])
        expect_close(numbers[finite], expected[key][finite], on=on)
        expect(
            not np.isfinite(numbers[~finite]).any(),
            Text(
                f"Después de desbordarse, {key!r} debería ser inf o nan.",
                f"After its overflow, {key!r} should be inf or nan.",
            ),
            hint="stays_infinite",
        )


@check(
    "train",
    points=0.25,
    promises=[18, 23, 24],
    hint="diverges_defined",
    title=Text(
        "una corrida que diverge llega al final, sin advertencias", "a diverging run ends, without warnings"
    ),
)
def test_train_diverges(submission):
    on = Text("una tasa demasiado grande", "a rate that is too large")
    seen = submission.observe("train", *DIVERGING)
    expect_divergence(seen.value, on)
    noise = [each for each in seen.warnings if "encountered in" in each]
    expect(
        not noise,
        Text("Con una corrida que diverge hubo advertencias.", "A diverging run gave warnings."),
        hint="diverges_silently",
    )


@check(
    "train",
    points=0.25,
    promises=[18, 25],
    hint="diverges_silently",
    title=Text("lo mismo cuando np.seterr dice raise", "the same when np.seterr says raise"),
)
def test_train_diverges_whatever_seterr(submission):
    on = Text("np.seterr(all='raise')", "np.seterr(all='raise')")
    expect_divergence(submission.run(diverge, "raise", *DIVERGING), on)


@check(
    "train",
    points=0.125,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_train_call(submission):
    x, y = sequences_of(56, 5, 6)
    value = submission.train(
        max_norm=1.5,
        weights=START,
        learning_rate=0.02,
        epochs=4,
        y=noncontiguous(y),
        x=noncontiguous(x),
    )
    expect_path(value, descent(x, y, 4, 0.02, START, 1.5), BY_KEYWORD, {})


@check(
    "train",
    points=0.125,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_train_path"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_train_untouched(submission):
    expect_untouched(submission.observe("train", *sequences_of(57, 4, 6), 3, 0.01, START, 1.0), on=ORDINARY)


# --- clip_by_norm -----------------------------------------------------------------------------------------


def gradients_of(seed: int, *shapes: tuple[int, ...]) -> list[Array]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape) for shape in shapes]


def norm_of(gradients: list[Array]) -> float:
    return float(np.linalg.norm(np.concatenate([each.ravel() for each in gradients] or [np.zeros(0)])))


def expect_clipped(value: Any, gradients: list[Array], max_norm: float, on: Text) -> None:
    """The arrays; their norm has checks of its own."""
    clipped, _ = expect_tuple(value, 2, on=on, hint="pair_of_clipped_and_norm")
    norm = norm_of(gradients)
    factor = min(1.0, max_norm / norm) if norm else 1.0
    largest = max((float(np.abs(each).max()) for each in gradients if each.size), default=1.0) or 1.0
    for array, gradient in zip(
        expect_list(clipped, len(gradients), on=on, hint="clipped_list"), gradients, strict=True
    ):
        alone = norm_of([gradient])
        expect_close(
            array,
            np.asarray(gradient * factor),
            on=on,
            mistakes={
                "each_on_its_own": gradient * (min(1.0, max_norm / alone) if alone else 1.0),
                "values_clipped": np.clip(gradient, -max_norm, max_norm),
                "not_clipped": gradient,
                "normed_always": gradient * (max_norm / norm if norm else 1.0),
                "unit_norm": gradient / (norm or 1.0),
                "largest_entry": gradient * min(1.0, max_norm / largest),
            },
        )


SHAPES = ((3, 4), (4,), (2, 1, 3))


@check(
    "clip_by_norm",
    points=0.25,
    promises=[27],
    hint="clip_formula",
    title=Text("un solo arreglo", "a single array"),
)
def test_clip_single(submission):
    on = Text("un solo arreglo", "a single array")
    for shape, max_norm in (((5,), 0.25), ((3, 2), 1.0)):
        gradients = gradients_of(61, shape)
        expect_clipped(submission.clip_by_norm(gradients, max_norm), gradients, max_norm, on)


@check(
    "clip_by_norm",
    points=0.5,
    promises=[2, 27],
    hint="clip_formula",
    title=Text("se achica con un solo factor", "shrunk by a single factor"),
)
def test_clip_shrinks(submission):
    on = Text("una norma mayor que max_norm", "a norm above max_norm")
    for seed, shapes, max_norm in ((60, SHAPES, 1.5), (62, ((2, 2), (6,)), 1e-3)):
        gradients = gradients_of(seed, *shapes)
        expect_clipped(submission.clip_by_norm(gradients, max_norm), gradients, max_norm, on)


@check(
    "clip_by_norm",
    points=0.25,
    promises=[3, 28],
    hint="norm_before",
    title=Text("la norma de antes de recortar, un float", "the norm before clipping, a float"),
)
def test_clip_norm(submission):
    for max_norm in (0.5, 100.0):
        gradients = gradients_of(64, *SHAPES)
        norm = norm_of(gradients)
        _, reported = expect_tuple(submission.clip_by_norm(gradients, max_norm), 2, on=ORDINARY)
        mistakes = {
            "norm_after": min(norm, max_norm),
            "norm_squared": norm**2,
            "sum_of_norms": sum(norm_of([each]) for each in gradients),
        }
        expect_float(reported, norm, on=ORDINARY, mistakes=mistakes)


@check(
    "clip_by_norm",
    points=0.25,
    promises=[27],
    hint="clip_only_above",
    requires=["test_clip_norm", "test_clip_single"],
    title=Text(
        "una norma menor que max_norm, o igual, se queda como está",
        "a norm below max_norm, or equal to it, stays",
    ),
)
def test_clip_leaves_alone(submission):
    on = Text("una norma que no supera max_norm", "a norm that does not exceed max_norm")
    gradients = gradients_of(63, *SHAPES)
    for max_norm in (1.01 * norm_of(gradients), 1e6, math.inf):
        expect_clipped(submission.clip_by_norm(gradients, max_norm), gradients, max_norm, on)
    exact = [np.array([3.0]), np.array([[4.0]])]
    expect_clipped(submission.clip_by_norm(exact, 5.0), exact, 5.0, on)


@check(
    "clip_by_norm",
    points=0.25,
    promises=[29, 30],
    hint="clip_edges",
    requires=["test_clip_norm"],
    title=Text(
        "lista vacía, puros ceros, arreglos 0-d y vacíos", "no arrays, zeros alone, 0-d, empty arrays"
    ),
)
def test_clip_edges(submission):
    for gradients, on in (
        ([], Text("una lista vacía", "an empty list")),
        ([np.zeros(3), np.zeros((2, 2))], Text("puros ceros", "zeros alone")),
        (
            [np.array(-3.0), np.empty((0, 4)), np.array([4.0])],
            Text("arreglos 0-d y vacíos", "0-d and empty arrays"),
        ),
    ):
        for max_norm in (2.0, math.inf):
            value = submission.clip_by_norm(gradients, max_norm)
            expect_clipped(value, gradients, max_norm, on)
            expect_float(expect_tuple(value, 2, on=on)[1], norm_of(gradients), on=on)


def expect_refused(submission, bad: list[tuple[list[Array], float]], on: Text) -> None:
    def call(arrays: list[Array], max_norm: float) -> None:
        expect_clipped(submission.clip_by_norm(arrays, max_norm), arrays, max_norm, on)

    gradients = gradients_of(65, (3,), (2, 2))
    expect_value_error(call, good=[(gradients, 1e-12), (gradients, math.inf), ([], 1.0)], bad=bad, on=on)


@check(
    "clip_by_norm",
    points=0.125,
    promises=[6, 31],
    hint="max_norm_refused",
    title=Text("ValueError si max_norm no es mayor que cero", "ValueError unless max_norm is above zero"),
)
def test_clip_errors(submission):
    gradients = gradients_of(65, (3,), (2, 2))
    bad = [(gradients, 0.0), (gradients, -1.0), (gradients, -math.inf), ([], 0.0), ([], -2.0)]
    expect_refused(
        submission, bad, Text("valores de max_norm en el límite", "values of max_norm at the limit")
    )


@check(
    "clip_by_norm",
    points=0.125,
    promises=[6, 31],
    hint="nan_refused",
    title=Text("ValueError si max_norm es NaN", "ValueError where max_norm is NaN"),
)
def test_clip_nan(submission):
    bad = [(gradients_of(65, (3,), (2, 2)), math.nan)]
    expect_refused(submission, bad, Text("max_norm = NaN", "max_norm = NaN"))


@check(
    "clip_by_norm",
    points=0.125,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_clip_call(submission):
    gradients = gradients_of(66, *SHAPES)
    value = submission.clip_by_norm(max_norm=0.75, gradients=[noncontiguous(each) for each in gradients])
    expect_clipped(value, gradients, 0.75, BY_KEYWORD)


@check(
    "clip_by_norm",
    points=0.125,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_clip_shrinks"],
    title=Text("ni la lista ni los arreglos cambian", "neither the list nor the arrays change"),
)
def test_clip_untouched(submission):
    expect_untouched(submission.observe("clip_by_norm", gradients_of(67, *SHAPES), 0.5), on=ORDINARY)


# --- state_jacobian_norm ----------------------------------------------------------------------------------


def matrix(seed: int, size: int, radius: float) -> Array:
    """A random matrix of the given spectral radius: its norm is larger."""
    square = np.random.default_rng(seed).normal(size=(size, size))
    return np.asarray(radius * square / np.abs(np.linalg.eigvals(square)).max())


def power_norm(W: Array, steps: int) -> float:
    """By torch, one factor after another."""
    product = torch.eye(len(W), dtype=torch.float64)
    for _ in range(steps):
        product = product @ torch.tensor(W)
    return float(torch.linalg.svdvals(product)[0])


@check(
    "state_jacobian_norm",
    points=0.5,
    promises=[33],
    hint="jacobian_formula",
    title=Text("la norma espectral de W^steps", "the spectral norm of W^steps"),
)
def test_jacobian_values(submission):
    for size, steps, radius in ((4, 2, 0.9), (3, 7, 1.1), (6, 20, 0.8), (1, 3, 0.5)):
        W = matrix(size, size, radius)
        norm = float(np.linalg.norm(W, 2))
        power = np.linalg.matrix_power(W, steps)
        expect_float(
            as_number(submission.state_jacobian_norm(W, steps)),
            power_norm(W, steps),
            on=Text(f"H = {size}, {steps} pasos", f"H = {size}, {steps} steps"),
            mistakes={
                "norm_to_the_power": norm**steps,
                "radius_to_the_power": radius**steps,
                "frobenius": float(np.linalg.norm(power)),
                "elementwise_power": float(np.linalg.norm(W**steps, 2)),
                "one_step_too_many": power_norm(W, steps + 1),
                "one_step_too_few": power_norm(W, steps - 1),
            },
        )


@check(
    "state_jacobian_norm",
    points=0.125,
    promises=[33, 34],
    hint="jacobian_no_steps",
    title=Text("0 pasos dan 1.0, y 1 paso la norma de W", "0 steps give 1.0, and 1 step the norm of W"),
)
def test_jacobian_few_steps(submission):
    W = matrix(71, 5, 1.2)
    for steps in (1, 0):
        on = Text(f"steps = {steps}", f"steps = {steps}")
        expect_float(as_number(submission.state_jacobian_norm(W, steps)), power_norm(W, steps), on=on)
    differences = np.array([[1.0, -1.0], [-1.0, 1.0]])  # sends a vector of ones to zero
    expect_float(
        as_number(submission.state_jacobian_norm(differences, 1)),
        2.0,
        on=Text("una matriz que solo ve diferencias", "a matrix that sees differences alone"),
        hint="lost_direction",
    )


@check(
    "state_jacobian_norm",
    points=0.125,
    promises=[33],
    hint="not_diagonalizable",
    title=Text("matrices que no se diagonalizan", "matrices that cannot be diagonalized"),
)
def test_jacobian_defective(submission):
    on = Text("una matriz que no es diagonalizable", "a matrix that is not diagonalizable")
    jordan = np.array([[0.9, 1.0, 0.0], [0.0, 0.9, 1.0], [0.0, 0.0, 0.9]])
    nilpotent = np.array([[0.0, 3.0], [0.0, 0.0]])
    for W, steps in ((jordan, 5), (nilpotent, 1), (nilpotent, 2)):
        expect_float(as_number(submission.state_jacobian_norm(W, steps)), power_norm(W, steps), on=on)


@check(
    "state_jacobian_norm",
    points=0.125,
    promises=[3],
    hint="float_not_array",
    requires=["test_jacobian_values"],
    title=Text("el resultado es un float", "the result is a float"),
)
def test_jacobian_float(submission):
    for steps in (3, 0):
        expect_float(submission.state_jacobian_norm(matrix(72, 4, 0.9), steps), on=ORDINARY)


@check(
    "state_jacobian_norm",
    points=0.125,
    promises=[1, 4, 5, 7],
    hint="arguments_and_names",
    requires=["test_jacobian_values"],
    title=Text("argumentos por nombre, nada se modifica", "arguments by keyword, nothing is modified"),
)
def test_jacobian_call(submission):
    W = matrix(73, 4, 1.1)
    seen = submission.observe("state_jacobian_norm", steps=3, W=noncontiguous(W))
    expect_float(as_number(seen.value), power_norm(W, 3), on=BY_KEYWORD)
    expect_untouched(seen, on=BY_KEYWORD)


# --- long_run ---------------------------------------------------------------------------------------------


def expect_verdicts(submission, cases, on: Text, hint: str | None = None) -> None:
    for W, expected in cases:
        expect_equal(submission.long_run(W), expected, on=on, hint=hint)


def rotation(radius: float) -> Array:
    return radius * np.array([[math.cos(0.7), -math.sin(0.7)], [math.sin(0.7), math.cos(0.7)]])


@check(
    "long_run",
    points=0.5,
    promises=[36],
    hint="long_run_radius",
    title=Text("las tres respuestas", "the three answers"),
)
def test_long_run_values(submission):
    cases = [
        (np.diag([0.5, 0.9, 0.2]), "vanishes"),
        (np.diag([0.5, 1.3, 0.2]), "explodes"),
        (np.diag([0.5, 1.0, 0.2]), "marginal"),
        (np.array([[0.7]]), "vanishes"),
        (np.array([[1.7]]), "explodes"),
        (np.zeros((3, 3)), "vanishes"),
        (np.array([[2.0, 1.0], [1.0, 2.0]]), "explodes"),
        (np.array([[0.5, 0.5], [0.5, 0.5]]), "marginal"),
    ]
    expect_verdicts(submission, cases, Text("valores propios positivos", "positive eigenvalues"))


@check(
    "long_run",
    points=0.25,
    promises=[37],
    hint="complex_eigenvalues",
    title=Text("valores propios complejos", "complex eigenvalues"),
)
def test_long_run_complex(submission):
    cases = [(rotation(1.2), "explodes"), (rotation(0.95), "vanishes"), (rotation(1.0), "marginal")]
    expect_verdicts(submission, cases, Text("valores propios complejos", "complex eigenvalues"))


@check(
    "long_run",
    points=0.25,
    promises=[37],
    hint="negative_eigenvalues",
    title=Text("valores propios negativos", "negative eigenvalues"),
)
def test_long_run_negative(submission):
    cases = [
        (np.diag([-1.3, 0.5]), "explodes"),
        (np.diag([-1.0, 0.5]), "marginal"),
        (np.diag([-0.9, -0.5]), "vanishes"),
        (np.array([[-2.0]]), "explodes"),
    ]
    expect_verdicts(submission, cases, Text("valores propios negativos", "negative eigenvalues"))


@check(
    "long_run",
    points=0.25,
    promises=[36],
    hint="radius_not_norm",
    title=Text("radio espectral, no norma", "spectral radius, not norm"),
)
def test_long_run_not_the_norm(submission):
    # Well-separated eigenvalues: their condition numbers are below 30. In the second, det < 1 < r.
    cases = [
        (np.array([[0.5, 5.0], [0.0, 0.3]]), "vanishes"),
        (np.array([[1.5, 0.0], [2.0, 0.1]]), "explodes"),
        (np.array([[1.0, 4.0], [0.0, 0.5]]), "marginal"),
        (matrix(80, 6, 0.9), "vanishes"),
        (matrix(81, 6, 1.1), "explodes"),
    ]
    expect_verdicts(submission, cases, Text("matrices con norma grande", "matrices of a large norm"))


@check(
    "long_run",
    points=0.125,
    promises=[38],
    hint="tolerance",
    title=Text("tol a ambos lados de 1, con el borde", "tol on both sides of 1, and at its edge"),
)
def test_long_run_tol(submission):
    on = Text("varios tol", "several values of tol")
    for r, tol, expected in (
        (1.05, 0.1, "marginal"),
        (0.95, 0.1, "marginal"),
        (1.05, 0.01, "explodes"),
        (0.95, 0.01, "vanishes"),
        (1.0, 0.0, "marginal"),
        (1.0 + 1e-12, 0.0, "explodes"),
    ):
        expect_equal(submission.long_run(np.array([[r]]), tol), expected, on=on)


@check(
    "long_run",
    points=0.125,
    promises=[38],
    hint="absolute_tolerance",
    title=Text(
        "un tol grande se compara con |r - 1|, sin más", "a large tol is compared with |r - 1|, no more"
    ),
)
def test_long_run_large_tol(submission):
    # Relative to r, 1.52 would be marginal; in logarithms 0.65 would vanish, whose logarithm is -0.43.
    for r, tol, expected in ((1.52, 0.5, "explodes"), (0.65, 0.4, "marginal"), (0.2, 0.7, "vanishes")):
        on = Text(f"r = {r}, tol = {tol}", f"r = {r}, tol = {tol}")
        expect_equal(submission.long_run(np.array([[r]]), tol), expected, on=on)


@check(
    "long_run",
    points=0.25,
    promises=[1, 39],
    hint="tolerance_default",
    requires=["test_long_run_values"],
    title=Text("tol es 1e-9 por omisión", "tol is 1e-9 by default"),
)
def test_long_run_default(submission):
    cases = [
        (np.array([[1 + 5e-10]]), "marginal"),
        (np.array([[1 - 5e-10]]), "marginal"),
        (np.array([[1 + 2e-9]]), "explodes"),
        (np.array([[1 - 2e-9]]), "vanishes"),
    ]
    expect_verdicts(submission, cases, Text("radios muy cerca de 1", "radii very close to 1"))


@check(
    "long_run",
    points=0.125,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_long_run_call(submission):
    for r, expected in ((1.1, "explodes"), (0.9, "vanishes"), (1.02, "marginal")):
        verdict = submission.long_run(tol=0.05, W=noncontiguous(rotation(r)))
        expect_equal(verdict, expected, on=BY_KEYWORD)


@check(
    "long_run",
    points=0.125,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_long_run_values"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_long_run_untouched(submission):
    expect_untouched(submission.observe("long_run", matrix(82, 5, 0.8)), on=ORDINARY)


# --- rnn_forward ------------------------------------------------------------------------------------------


def network(seed: int, T: int, N: int, D: int, H: int, K: int) -> dict[str, Array]:
    """The arguments of `rnn_forward`, by name; biases and start away from zero."""
    rng = np.random.default_rng(seed)
    return {
        "X": rng.normal(size=(T, N, D)),
        "s0": rng.uniform(-0.8, 0.8, size=(N, H)),
        "U": rng.normal(size=(D, H)) / math.sqrt(D),
        "W": rng.normal(size=(H, H)) / math.sqrt(H),
        "V": rng.normal(size=(H, K)) / math.sqrt(H),
        "b": rng.normal(size=H) / 2,
        "c": rng.normal(size=K) / 2,
    }


def torch_forward(n: dict[str, torch.Tensor], start: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """States and outputs, by torch's own cell."""
    none = torch.zeros_like(n["b"])
    states = [n["s0"]]
    for x in n["X"][start:]:
        states.append(torch.rnn_tanh_cell(x, states[-1], n["U"].T, n["W"].T, n["b"], none))
    stacked = torch.stack(states)
    return stacked, stacked[1:] @ n["V"] + n["c"]


def tensors(n: dict[str, Array], gradients: bool = False) -> dict[str, torch.Tensor]:
    return {name: torch.tensor(value, requires_grad=gradients) for name, value in n.items()}


def forward_of(n: dict[str, Array]) -> tuple[Array, Array]:
    states, outputs = torch_forward(tensors(n))
    return states.numpy(), outputs.numpy()


def expect_part(submission, part: int, n: dict[str, Array], on: Text, mistakes=None, hint=None) -> None:
    """States (0) or outputs (1)."""
    value = expect_tuple(submission.rnn_forward(*n.values()), 2, on=on, hint="pair_of_states_and_outputs")
    right = forward_of(n)
    if [getattr(each, "shape", None) for each in value] == [each.shape for each in right[::-1]]:
        hint = "outputs_first"
    expect_close(value[part], right[part], on=on, mistakes=mistakes, hint=hint)


RNN_SIZES = ((5, 4, 3, 6, 2), (9, 2, 5, 4, 3), (2, 7, 2, 3, 5))


def dimensions(T: int, N: int, D: int, H: int, K: int) -> Text:
    text = f"T = {T}, N = {N}, D = {D}, H = {H}, O = {K}"
    return Text(text, text)


@check(
    "rnn_forward",
    points=1.25,
    promises=[2, 41, 42],
    hint="rnn_states",
    title=Text("los estados", "the states"),
)
def test_rnn_states(submission):
    for seed, sizes_ in enumerate(RNN_SIZES):
        n = network(90 + seed, *sizes_)
        mistakes = {
            "start_ignored": forward_of(n | {"s0": np.zeros_like(n["s0"])})[0],
            "bias_ignored": forward_of(n | {"b": np.zeros_like(n["b"])})[0],
            "weights_transposed": forward_of(n | {"W": n["W"].T})[0],
        }
        expect_part(submission, 0, n, dimensions(*sizes_), mistakes)


def expect_outputs(submission, n: dict[str, Array], on: Text) -> None:
    states, outputs = forward_of(n)
    mistakes = {
        "output_of_state_before": states[:-1] @ n["V"] + n["c"],
        "output_bias_ignored": outputs - n["c"],
        "output_activated": np.tanh(outputs),
        "start_ignored": forward_of(n | {"s0": np.zeros_like(n["s0"])})[1],
    }
    expect_part(submission, 1, n, on, mistakes)


@check(
    "rnn_forward",
    points=0.5,
    promises=[43],
    hint="rnn_outputs",
    title=Text("las salidas, sin sesgo", "the outputs, without a bias"),
)
def test_rnn_outputs(submission):
    for seed, sizes_ in enumerate(RNN_SIZES):
        n = network(90 + seed, *sizes_)
        expect_outputs(submission, n | {"c": np.zeros_like(n["c"])}, dimensions(*sizes_))


@check(
    "rnn_forward",
    points=0.25,
    promises=[43],
    hint="rnn_outputs",
    title=Text("las salidas, con sesgo", "the outputs, with a bias"),
)
def test_rnn_outputs_with_bias(submission):
    for seed, sizes_ in enumerate(RNN_SIZES):
        expect_outputs(submission, network(90 + seed, *sizes_), dimensions(*sizes_))


@check(
    "rnn_forward",
    points=0.25,
    promises=[41, 43],
    hint="rnn_small",
    title=Text("dimensiones iguales a uno", "dimensions of one"),
)
def test_rnn_small(submission):
    for sizes_ in ((1, 3, 2, 1, 2), (4, 1, 2, 1, 2), (3, 2, 1, 1, 1), (1, 1, 1, 1, 1)):
        n = network(95, *sizes_)
        for part in (0, 1):
            expect_part(submission, part, n, dimensions(*sizes_))


@check(
    "rnn_forward",
    points=0.25,
    promises=[44],
    hint="rnn_saturated",
    title=Text("preactivaciones de cientos", "preactivations of several hundred"),
)
def test_rnn_saturated(submission):
    n = network(96, 4, 3, 2, 5, 2)
    n["X"] = n["X"] * 2000
    on = Text("preactivaciones muy grandes", "very large preactivations")
    expect_part(submission, 0, n, on)


@check(
    "rnn_forward",
    points=0.25,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_rnn_call(submission):
    n = network(97, 4, 3, 2, 5, 2)
    value = submission.rnn_forward(**{name: noncontiguous(n[name]) for name in reversed(n)})
    for got, expected in zip(expect_tuple(value, 2, on=BY_KEYWORD), forward_of(n), strict=True):
        expect_close(got, expected, on=BY_KEYWORD)


@check(
    "rnn_forward",
    points=0.25,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_rnn_states"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_rnn_untouched(submission):
    expect_untouched(submission.observe("rnn_forward", *network(98, 4, 3, 2, 5, 2).values()), on=ORDINARY)


# --- rnn_backward -----------------------------------------------------------------------------------------


@functools.cache
def backward_problem(seed: int, T: int, N: int, D: int, H: int, K: int) -> tuple[dict[str, Array], dict]:
    """The arguments of `rnn_backward`, by name, and the gradients by autograd."""
    n = network(seed, T, N, D, H, K)
    upstream = np.random.default_rng(seed + 1000).normal(size=(T, N, K))
    known = tensors(n, gradients=True)
    states, outputs = torch_forward(known)
    outputs.backward(torch.tensor(upstream))
    arguments = {"X": n["X"], "states": states.detach().numpy(), "U": n["U"], "W": n["W"], "V": n["V"]}
    gradients = {name: value.grad.numpy() for name, value in known.items()}
    return arguments | {"dJ_doutputs": upstream}, gradients


def expect_gradients(value: Any, names: str, expected: dict[str, Array], on: Text, mistakes=None) -> None:
    """Some of the gradients, whatever the others are."""
    expect(
        isinstance(value, dict),
        Text(f"Con {on.es}: se esperaba un dict.", f"With {on.en}: expected a dict."),
        hint="gradient_keys",
    )
    for name in names.split():
        expect(
            name in value,
            Text(f"Falta el gradiente de {name!r}.", f"The gradient of {name!r} is missing."),
            hint="gradient_keys",
        )
        wrong = {hint: other[name] for hint, other in (mistakes or {}).items() if name in other}
        expect_close(
            value[name],
            expected[name],
            on=Text(f"{on.es}, gradiente de {name}", f"{on.en}, gradient of {name}"),
            gradient=True,
            mistakes={
                "gradient_sign": -expected[name],
                "batch_mean": expected[name] / max(on_batch(on), 1),
                **wrong,
            },
        )


def on_batch(on: Text) -> int:
    """The N of `dimensions`, if that is what `on` says."""
    found = [part for part in on.en.split(", ") if part.startswith("N = ")]
    return int(found[0][4:]) if found else 1


def typical_mistakes(problem: dict[str, Array], forget: bool = False, slope: str = "new") -> dict[str, Array]:
    """The gradients when nothing flows back through time, or with another slope of tanh."""
    X, states, U, W, V, upstream = problem.values()
    shape = {"new": states[1:], "old": states[:-1]}.get(slope)
    slopes = np.ones_like(states[1:]) if shape is None else 1 - shape**2
    deltas, flow = np.zeros_like(slopes), np.zeros_like(slopes[0])
    for t in range(len(X) - 1, -1, -1):
        deltas[t] = (upstream[t] @ V.T + flow) * slopes[t]
        flow = np.zeros_like(flow) if forget else deltas[t] @ W.T
    return {
        "U": np.tensordot(X, deltas, ((0, 1), (0, 1))),
        "W": np.tensordot(states[:-1], deltas, ((0, 1), (0, 1))),
        "b": deltas.sum(axis=(0, 1)),
        "X": deltas @ U.T,
        "s0": flow,
    }


def expect_backward(submission, names: str, sizes_list=RNN_SIZES) -> None:
    for seed, sizes_ in enumerate(sizes_list):
        problem, expected = backward_problem(100 + seed, *sizes_)
        states, upstream = problem["states"], problem["dJ_doutputs"]
        last = typical_mistakes(
            {name: value[-1:] if value.ndim == 3 else value for name, value in problem.items()}
            | {"states": states[-2:]}
        )
        mistakes = {
            "no_flow_back": typical_mistakes(problem, forget=True),
            "slope_forgotten": typical_mistakes(problem, slope="none"),
            "slope_of_state_before": typical_mistakes(problem, slope="old"),
            "last_time_only": {name: last[name] for name in ("U", "W", "b")},
            "state_of_same_step": {"V": np.tensordot(states[:-1], upstream, ((0, 1), (0, 1)))},
        }
        value = submission.rnn_backward(*problem.values())
        expect_gradients(value, names, expected, dimensions(*sizes_), mistakes)


@check(
    "rnn_backward",
    points=0.75,
    promises=[2, 46, 51],
    hint="backward_output",
    title=Text("el gradiente de V", "the gradient of V"),
)
def test_backward_output_weights(submission):
    expect_backward(submission, "V")


@check(
    "rnn_backward",
    points=0.25,
    promises=[47, 51],
    hint="backward_output",
    title=Text("el gradiente de c", "the gradient of c"),
)
def test_backward_output_bias(submission):
    expect_backward(submission, "c")


@check(
    "rnn_backward",
    points=0.75,
    promises=[46, 51],
    hint="backward_time",
    title=Text("el gradiente de U", "the gradient of U"),
)
def test_backward_input_weights(submission):
    expect_backward(submission, "U")


@check(
    "rnn_backward",
    points=1.0,
    promises=[46, 51],
    hint="backward_time",
    title=Text("el gradiente de W", "the gradient of W"),
)
def test_backward_state_weights(submission):
    expect_backward(submission, "W")


@check(
    "rnn_backward",
    points=0.25,
    promises=[47, 51],
    hint="backward_time",
    title=Text("el gradiente de b", "the gradient of b"),
)
def test_backward_state_bias(submission):
    expect_backward(submission, "b")


@check(
    "rnn_backward",
    points=0.75,
    promises=[48, 51],
    hint="backward_start",
    title=Text("el gradiente de s0", "the gradient of s0"),
)
def test_backward_start(submission):
    expect_backward(submission, "s0")


@check(
    "rnn_backward",
    points=0.75,
    promises=[49, 51],
    hint="backward_inputs",
    title=Text("el gradiente de X", "the gradient of X"),
)
def test_backward_inputs(submission):
    expect_backward(submission, "X")


ALL = "U W V b c s0 X"


def expect_all(submission, names: str, sizes_list) -> None:
    for sizes_ in sizes_list:
        problem, expected = backward_problem(105, *sizes_)
        expect_gradients(submission.rnn_backward(*problem.values()), names, expected, dimensions(*sizes_))


@check(
    "rnn_backward",
    points=0.125,
    promises=[46, 50, 51],
    hint="backward_small",
    title=Text("un solo paso", "a single step"),
)
def test_backward_one_step(submission):
    expect_all(submission, "U W V b c X", ((1, 3, 2, 4, 2), (1, 1, 1, 1, 1)))


@check(
    "rnn_backward",
    points=0.125,
    promises=[46, 50, 51],
    hint="backward_small",
    title=Text("una sola unidad, una sola muestra", "a single unit, a single sample"),
)
def test_backward_small(submission):
    expect_all(submission, ALL, ((4, 1, 2, 1, 2), (3, 2, 1, 1, 1)))


@check(
    "rnn_backward",
    points=0.25,
    promises=[46, 50, 51],
    hint="backward_long",
    title=Text("secuencias largas", "long sequences"),
)
def test_backward_long(submission):
    expect_all(submission, ALL, ((40, 2, 2, 3, 2),))


@check(
    "rnn_backward",
    points=0.5,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_backward_call(submission):
    problem, expected = backward_problem(106, 4, 3, 2, 5, 2)
    value = submission.rnn_backward(**{name: noncontiguous(problem[name]) for name in reversed(problem)})
    expect_gradients(value, ALL, expected, BY_KEYWORD)


@check(
    "rnn_backward",
    points=0.5,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_backward_output_weights", "test_backward_output_bias"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_backward_untouched(submission):
    problem, _ = backward_problem(107, 4, 3, 2, 5, 2)
    expect_untouched(submission.observe("rnn_backward", *problem.values()), on=ORDINARY)


# --- truncated_bptt ---------------------------------------------------------------------------------------


@functools.cache
def window_gradients(seed: int, sizes_: tuple[int, ...], k: int) -> dict[str, Array]:
    """By autograd: each output is computed anew from the state `k` steps before, which is held fixed."""
    problem, _ = backward_problem(seed, *sizes_)
    n = network(seed, *sizes_)
    known = tensors(n, gradients=True)
    total = torch.zeros((), dtype=torch.float64)
    for t in range(len(n["X"])):
        first = max(t - k + 1, 0)
        window = known | {"X": known["X"][first : t + 1], "s0": torch.tensor(problem["states"][first])}
        _, outputs = torch_forward(window)
        total = total + (outputs[-1] * torch.tensor(problem["dJ_doutputs"][t])).sum()
    total.backward()
    return {name: known[name].grad.numpy() for name in ("U", "W", "V", "b", "c")}


def block_gradients(problem: dict[str, Array], k: int) -> dict[str, Array]:
    """What fixed blocks of `k` steps give."""
    parts = []
    for first in range(0, len(problem["X"]), k):
        block = {
            name: value[first : first + k] if value.ndim == 3 else value for name, value in problem.items()
        }
        parts.append(typical_mistakes(block | {"states": problem["states"][first : first + k + 1]}))
    return {name: sum(part[name] for part in parts) for name in ("U", "W", "b")}


def expect_windows(submission, names: str, seed: int, sizes_: tuple[int, ...], steps, on: Text) -> None:
    problem, _ = backward_problem(seed, *sizes_)
    for k in steps:
        expected = window_gradients(seed, sizes_, k)
        mistakes = {}
        if 1 < k < sizes_[0]:
            mistakes = {
                "window_too_short": window_gradients(seed, sizes_, k - 1),
                "window_too_long": window_gradients(seed, sizes_, k + 1),
                "blocks": block_gradients(problem, k),
            }
        value = submission.truncated_bptt(*problem.values(), k)
        expect_gradients(value, names, expected, Text(f"{on.es}, k = {k}", f"{on.en}, k = {k}"), mistakes)


WINDOW_SIZES = (7, 3, 2, 4, 3)
SEVEN = Text("T = 7", "T = 7")


@check(
    "truncated_bptt",
    points=0.5,
    promises=[53, 54],
    hint="window_of_one",
    title=Text("k = 1: solo el propio paso", "k = 1: its own step alone"),
)
def test_truncated_one(submission):
    expect_windows(submission, "U W b", 110, WINDOW_SIZES, (1,), SEVEN)


@check(
    "truncated_bptt",
    points=1.0,
    promises=[53, 55],
    hint="window",
    title=Text("una ventana que se desliza", "a window that slides along"),
)
def test_truncated_windows(submission):
    expect_windows(submission, "U W b", 110, WINDOW_SIZES, (2, 3, 4, 6), SEVEN)


@check(
    "truncated_bptt",
    points=0.5,
    promises=[56],
    hint="window_of_all",
    title=Text("k >= T: sin truncar", "k >= T: nothing is truncated"),
)
def test_truncated_whole(submission):
    problem, expected = backward_problem(111, *WINDOW_SIZES)
    for k in (7, 8, 50):
        value = submission.truncated_bptt(*problem.values(), k)
        expect_gradients(value, "U W b", expected, Text(f"T = 7, k = {k}", f"T = 7, k = {k}"))


@check(
    "truncated_bptt",
    points=0.25,
    promises=[57],
    hint="window_output",
    title=Text("V y c no dependen de k", "V and c do not depend on k"),
)
def test_truncated_outputs(submission):
    expect_windows(submission, "V c", 112, WINDOW_SIZES, (1, 3, 7), SEVEN)


@check(
    "truncated_bptt",
    points=0.125,
    promises=[2, 58],
    hint="five_keys",
    requires=["test_truncated_outputs"],
    title=Text("exactamente cinco claves", "exactly five keys"),
)
def test_truncated_keys(submission):
    problem, _ = backward_problem(113, *WINDOW_SIZES)
    for k in (1, 3, 7, 9):
        expect_dict(submission.truncated_bptt(*problem.values(), k), ["U", "W", "V", "b", "c"], on=SEVEN)


@check(
    "truncated_bptt",
    points=0.25,
    promises=[6, 59],
    hint="k_refused",
    title=Text("ValueError si k < 1", "ValueError if k < 1"),
)
def test_truncated_errors(submission):
    problem, expected = backward_problem(114, *WINDOW_SIZES)
    on = Text("k en el límite", "k at the limit")

    def call(k: int) -> None:
        value = submission.truncated_bptt(*problem.values(), k)
        expect_gradients(value, "V c", expected, on)

    expect_value_error(call, good=[(1,), (2,), (7,), (8,)], bad=[(0,), (-1,), (-7,)], on=on)


@check(
    "truncated_bptt",
    points=0.125,
    promises=[53, 57],
    hint="window_small",
    title=Text("dimensiones iguales a uno", "dimensions of one"),
)
def test_truncated_small(submission):
    for sizes_ in ((1, 3, 2, 4, 2), (4, 1, 2, 3, 2), (3, 2, 1, 1, 1), (1, 1, 1, 1, 1)):
        expect_windows(submission, "U W V b c", 115, sizes_, (1, 2), dimensions(*sizes_))


@check(
    "truncated_bptt",
    points=0.125,
    promises=[1, 7],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_truncated_call(submission):
    problem, _ = backward_problem(116, *WINDOW_SIZES)
    views = {name: noncontiguous(problem[name]) for name in reversed(problem)}
    value = submission.truncated_bptt(k=2, **views)
    expect_gradients(value, "U W V b c", window_gradients(116, WINDOW_SIZES, 2), BY_KEYWORD)


@check(
    "truncated_bptt",
    points=0.125,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_truncated_outputs"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_truncated_untouched(submission):
    problem, _ = backward_problem(117, *WINDOW_SIZES)
    expect_untouched(submission.observe("truncated_bptt", *problem.values(), 2), on=ORDINARY)


# --- lstm_step --------------------------------------------------------------------------------------------


def lstm_problem(seed: int, N: int, D: int, H: int) -> tuple[Array, Array, Array, dict[str, Array]]:
    """`x`, `h`, `c` and parameters; the cell is large enough for its tanh to matter."""
    rng = np.random.default_rng(seed)
    parameters = {
        "W_ih": rng.normal(size=(4 * H, D)) / math.sqrt(D),
        "W_hh": rng.normal(size=(4 * H, H)) / math.sqrt(H),
        "b_ih": rng.normal(size=4 * H),
        "b_hh": rng.normal(size=4 * H),
    }
    return rng.normal(size=(N, D)), rng.normal(size=(N, H)), 1.5 * rng.normal(size=(N, H)), parameters


def torch_lstm(x: Array, h: Array, c: Array, parameters: dict[str, Array]) -> tuple[Array, Array]:
    weights = [torch.tensor(parameters[name]) for name in ("W_ih", "W_hh", "b_ih", "b_hh")]
    new = torch.lstm_cell(torch.tensor(x), (torch.tensor(h), torch.tensor(c)), *weights)
    return new[0].numpy(), new[1].numpy()


def reordered(parameters: dict[str, Array], order: tuple[int, ...]) -> dict[str, Array]:
    """The blocks in another order."""
    return {
        name: np.concatenate([np.split(value, 4)[block] for block in order])
        for name, value in parameters.items()
    }


def expect_step(submission, part: int, problem, on: Text) -> None:
    """h_new (0) or c_new (1)."""
    value = expect_tuple(submission.lstm_step(*problem), 2, on=on, hint="pair_of_h_and_c")
    x, h, c, parameters = problem
    right = torch_lstm(*problem)
    zero = np.zeros(parameters["b_ih"].shape)
    expect_close(
        value[part],
        right[part],
        on=on,
        mistakes={
            "pair_reversed": right[1 - part],
            "gate_order": torch_lstm(x, h, c, reordered(parameters, (0, 1, 3, 2)))[part],
            "gate_order_input_forget": torch_lstm(x, h, c, reordered(parameters, (1, 0, 2, 3)))[part],
            "one_bias": torch_lstm(x, h, c, parameters | {"b_hh": zero})[part],
            "other_bias": torch_lstm(x, h, c, parameters | {"b_ih": zero})[part],
        },
    )


LSTM_SIZES = ((4, 3, 5), (2, 6, 3), (5, 2, 2))


def lstm_sizes(N: int, D: int, H: int) -> Text:
    return Text(f"N = {N}, D = {D}, H = {H}", f"N = {N}, D = {D}, H = {H}")


@check(
    "lstm_step",
    points=0.25,
    promises=[61],
    hint="lstm_write",
    title=Text("la celda nueva, si la anterior era cero", "the new cell, where the old one was zero"),
)
def test_lstm_write(submission):
    x, h, c, parameters = lstm_problem(128, 4, 3, 5)
    on = Text("una celda en cero", "a cell of zeros")
    expect_step(submission, 1, (x, h, np.zeros_like(c), parameters), on)


@check(
    "lstm_step",
    points=0.25,
    promises=[61],
    hint="lstm_forget",
    title=Text("la celda nueva, si la entrada está cerrada", "the new cell, where the input gate is closed"),
)
def test_lstm_forget(submission):
    x, h, c, parameters = lstm_problem(129, 4, 3, 5)
    parameters["b_ih"][:5] -= 60.0
    on = Text("una compuerta de entrada cerrada", "an input gate that is closed")
    expect_step(submission, 1, (x, h, c, parameters), on)


@check(
    "lstm_step",
    points=0.75,
    promises=[2, 61],
    hint="lstm_cell",
    title=Text("la celda nueva", "the new cell"),
)
def test_lstm_cell(submission):
    for seed, sizes_ in enumerate(LSTM_SIZES):
        expect_step(submission, 1, lstm_problem(120 + seed, *sizes_), lstm_sizes(*sizes_))
    x, h, c, parameters = lstm_problem(130, 4, 3, 5)
    expect_step(submission, 1, (x, h, 40.0 * c, parameters), Text("una celda grande", "a large cell"))


@check(
    "lstm_step",
    points=1.25,
    promises=[62],
    hint="lstm_state",
    title=Text("el estado nuevo", "the new state"),
)
def test_lstm_state(submission):
    for seed, sizes_ in enumerate(LSTM_SIZES):
        expect_step(submission, 0, lstm_problem(120 + seed, *sizes_), lstm_sizes(*sizes_))


@check(
    "lstm_step",
    points=0.25,
    promises=[61, 62],
    hint="lstm_small",
    title=Text("dimensiones iguales a uno", "dimensions of one"),
)
def test_lstm_small(submission):
    for sizes_ in ((1, 3, 2), (3, 1, 2), (3, 2, 1), (1, 1, 1)):
        for part in (0, 1):
            expect_step(submission, part, lstm_problem(125, *sizes_), lstm_sizes(*sizes_))


@check(
    "lstm_step",
    points=0.5,
    promises=[63],
    hint="lstm_saturated",
    title=Text("preactivaciones de ±1000", "preactivations of ±1000"),
)
def test_lstm_saturated(submission):
    # Every combination of signs in the four gates, at two sizes.
    signs = np.array(np.meshgrid(*[[-1.0, 1.0]] * 4)).reshape(4, -1).T
    N, H = len(signs), 1
    on = Text("preactivaciones de ±1000", "preactivations of ±1000")
    for size in (40.0, 1000.0):
        weights = {
            "W_ih": size * np.eye(4),
            "W_hh": np.zeros((4, 1)),
            "b_ih": np.zeros(4),
            "b_hh": np.zeros(4),
        }
        problem = (signs, np.full((N, H), 0.5), np.linspace(-2, 2, N)[:, None], weights)
        for part in (0, 1):
            expect_step(submission, part, problem, on)


@check(
    "lstm_step",
    points=0.25,
    promises=[1, 7],
    hint="names_and_keys",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_lstm_call(submission):
    x, h, c, parameters = lstm_problem(126, 3, 2, 4)
    value = submission.lstm_step(
        parameters={name: noncontiguous(parameters[name]) for name in reversed(parameters)},
        c=noncontiguous(c),
        h=noncontiguous(h),
        x=noncontiguous(x),
    )
    right = torch_lstm(x, h, c, parameters)
    for got, expected in zip(expect_tuple(value, 2, on=BY_KEYWORD), right, strict=True):
        expect_close(got, expected, on=BY_KEYWORD)


@check(
    "lstm_step",
    points=0.5,
    promises=[4, 5],
    hint="arguments_modified",
    requires=["test_lstm_cell"],
    title=Text("no modifica nada más", "nothing else changes"),
)
def test_lstm_untouched(submission):
    expect_untouched(submission.observe("lstm_step", *lstm_problem(127, 3, 2, 4)), on=ORDINARY)


# --- count_ones -------------------------------------------------------------------------------------------


def training(student, which, sequences, labels):
    """One of the two trainings that all checks share; the first check that asks for it pays for it.

    Returns the network, changed arguments and moved random states.
    """
    import random
    import sys

    import numpy
    import torch

    from autograder.testing.operations import observe

    known = sys.__dict__.setdefault("_count_ones_trainings", [])
    for target, name, outcome in known:
        if target is student.count_ones and name == which:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome
    disturbance = {"default": 101, "again": 202}[which]
    random.seed(disturbance)
    numpy.random.seed(disturbance)
    torch.manual_seed(disturbance)
    keywords = {"seed": 0, "labels": labels, "sequences": sequences}
    try:
        if which == "default":
            seen = observe(student.count_ones, (sequences, labels), {})
        else:
            seen = observe(student.count_ones, (), keywords)
        outcome = (seen.value, seen.changed, seen.random_state_changed)
    except Exception as error:
        outcome = error
    known.append((student.count_ones, which, outcome))
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def random_bits(seed: int, rows: int, length: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, 2, (rows, length), generator=generator).float()


TRAINING = random_bits(130, 1000, 10)
# Held-back rows: only the bits ever reach the student's side, never their counts.
SAME_LENGTH, TWICE_AS_LONG = random_bits(131, 2000, 10), random_bits(132, 2000, 20)


def trained(submission, which: str) -> tuple[Any, ...]:
    on = Text("count_ones(…)", "count_ones(…)")
    found = expect_tuple(submission.run(training, which, TRAINING, TRAINING.sum(dim=1)), 3, on=on)
    expect_remote(found[0], "module", on=on, hint="count_module")
    return found


def expect_count_error(submission, bits: torch.Tensor, bound: float, hint: str) -> None:
    """Mean absolute error on held-back rows. That of the best constant is 1.23 on 10 bits, 1.76 on 20."""
    length = bits.shape[1]
    on = Text(f"filas nuevas de {length} bits", f"new rows of {length} bits")
    counts = trained(submission, "default")[0](bits)
    expect_close(counts, bits.sum(dim=1), on=on, atol=math.inf, hint="count_shape")
    error = float((counts.detach().double() - bits.sum(dim=1).double()).abs().mean())
    expect(
        error <= bound,
        Text(
            f"Con {on.es}, el error absoluto medio es {error:.3f}, más que {bound}.",
            f"With {on.en}, the mean absolute error is {error:.3f}, more than {bound}.",
        ),
        hint=hint,
    )


# The reference's errors on seeds 0 to 9: at most 4e-6 and 4e-5, in 0.2 s of CPU each.
@check(
    "count_ones",
    points=1.5,
    promises=[66],
    hint="count_same_length",
    title=Text("filas nuevas de 10 bits: error de a lo más 0.5", "new rows of 10 bits: error of at most 0.5"),
)
def test_count_same_length(submission):
    expect_count_error(submission, SAME_LENGTH, 0.5, "count_same_length")


@check(
    "count_ones",
    points=1.5,
    promises=[67],
    hint="count_longer",
    title=Text("filas de 20 bits: error de a lo más 1.0", "rows of 20 bits: error of at most 1.0"),
)
def test_count_longer(submission):
    expect_count_error(submission, TWICE_AS_LONG, 1.0, "count_longer")


@check(
    "count_ones",
    points=0.125,
    promises=[65],
    hint="count_shape",
    requires=["test_count_same_length"],
    title=Text("de (M, T') a (M,), también con M = 1", "from (M, T') to (M,), with M = 1 too"),
)
def test_count_shapes(submission):
    network = trained(submission, "default")[0]
    for rows, length in ((1, 10), (3, 20), (1, 20)):
        on = Text(f"una entrada de forma ({rows}, {length})", f"an input of shape ({rows}, {length})")
        expect_close(network(random_bits(133, rows, length)), torch.zeros(rows), on=on, atol=math.inf)


@check(
    "count_ones",
    points=0.125,
    promises=[65],
    hint="count_any_length",
    requires=["test_count_same_length"],
    title=Text("filas de cualquier largo", "rows of any length"),
)
def test_count_lengths(submission):
    network = trained(submission, "default")[0]
    for rows, length in ((4, 1), (2, 5), (2, 33)):
        on = Text(f"filas de {length} bits", f"rows of {length} bits")
        expect_close(network(random_bits(133, rows, length)), torch.zeros(rows), on=on, atol=math.inf)


@check(
    "count_ones",
    points=0.5,
    promises=[1, 68],
    hint="count_seed",
    requires=["test_count_same_length"],
    title=Text("misma semilla, mismo modelo", "same seed, same model"),
)
def test_count_same_seed(submission):
    # The second call says the default by keyword, with global generators in another state. Both run in one
    # process on one thread: right answers agree to the last bit, others differ by 1e-4 and more.
    networks = [trained(submission, which)[0] for which in ("default", "again")]
    on = Text("la misma semilla, dos veces", "the same seed, twice")
    for bits in (SAME_LENGTH, TWICE_AS_LONG[:500]):
        first, second = (each(bits) for each in networks)
        expect_close(first, torch.zeros(len(bits)), on=on, atol=math.inf)
        expect_close(second, first.detach(), on=on, rtol=0.0, atol=1e-6)


@check(
    "count_ones",
    points=0.25,
    promises=[4, 5, 69],
    hint="count_random_state",
    requires=["test_count_same_length"],
    title=Text(
        "ni el azar global ni los argumentos cambian", "neither global randomness nor arguments change"
    ),
)
def test_count_untouched(submission):
    _, changed, moved = trained(submission, "default")
    expect(
        not changed,
        Text("Se modificaron los argumentos.", "Arguments were modified."),
        hint="arguments_modified",
    )
    expect(
        not moved,
        Text(f"Cambió el estado global del azar ({moved}).", f"The global random state changed ({moved})."),
    )
