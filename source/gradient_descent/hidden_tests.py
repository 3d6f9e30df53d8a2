"""Hidden checks of the lab on gradient descent; the numbers of the promises are those of promises.md.

Oracles are torch's losses, autograd and optimizers, matrices of known singular values, and closed forms. The
answers in `answers/right` spread around them by at most 3e-14 on the inputs below (4e-11 in
`test_mse_gradient_exact`), which is below 3e-5 of the tolerance everywhere: the tolerances are those of the
curriculum's rule 5, and 1e-9 where the contract says so.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_float,
    expect_list,
    expect_remote,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    noncontiguous,
)

Array = np.ndarray

BY_KEYWORD = Text(
    "argumentos por nombre y arreglos no contiguos", "arguments by keyword and arrays that are not contiguous"
)
ORDINARY = Text("datos corrientes", "ordinary data")
ONE_ROW = Text("una sola fila o una sola columna", "a single row or a single column")


def regression(seed: int, rows: int, columns: int) -> tuple[Array, Array, Array]:
    """Random `w`, `X` and real-valued `t`."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=columns), rng.normal(size=(rows, columns)), rng.normal(size=rows)


def classification(seed: int, rows: int, columns: int) -> tuple[Array, Array, Array]:
    """Random `w`, `X` and a `t` of zeros and ones."""
    w, X, t = regression(seed, rows, columns)
    return w, X, (t > 0).astype(np.float64)


Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
squared_error: Loss = torch.nn.functional.mse_loss
cross_entropy: Loss = binary_cross_entropy_with_logits


def torch_loss(loss: Loss, w: Array, X: Array, t: Array) -> float:
    return float(loss(torch.tensor(X) @ torch.tensor(w), torch.tensor(t)))


def torch_gradient(loss: Loss, w: Array, X: Array, t: Array) -> Array:
    weight = torch.tensor(w, requires_grad=True)
    loss(torch.tensor(X) @ weight, torch.tensor(t)).backward()
    return weight.grad.numpy()


def torch_descent(
    loss: Loss, w: Array, X: Array, t: Array, rate: float, count: int
) -> tuple[list[Array], list[float]]:
    """All `count + 1` points of a descent, and the losses there."""
    path = [w]
    for _ in range(count):
        path.append(path[-1] - rate * torch_gradient(loss, path[-1], X, t))
    return path, [torch_loss(loss, each, X, t) for each in path]


def as_number(value: Any) -> Any:
    """An array with one element counts as its element here: that it is a float is a check of its own."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "fi":
        return float(value.reshape(()))
    return value


def expect_vector(value: Any, size: int, on: Text) -> Array:
    """A finite float64 array of shape `(size,)`, whatever its values."""
    is_vector = isinstance(value, np.ndarray) and value.dtype == np.float64 and value.shape == (size,)
    expect(
        is_vector and bool(np.isfinite(value).all()),
        Text(
            f"Con {on.es}: se esperaba un arreglo float64 de forma ({size},), con valores finitos.",
            f"With {on.en}: expected a float64 array of shape ({size},) with finite values.",
        ),
    )
    return np.asarray(value)


# --- mse_loss -------------------------------------------------------------------------------------------


@check(
    "mse_loss",
    points=0.5,
    promises=[5, 9],
    hint="mse_loss_formula",
    title=Text("la fórmula, con datos de varios tamaños", "the formula, on data of several sizes"),
)
def test_mse_loss_values(submission):
    problems = [
        regression(rows, rows, columns) for rows, columns in ((7, 3), (50, 2), (4, 6), (1, 3), (5, 1))
    ]
    w, X, t = regression(4, 20, 2)
    problems.append((w, 1000 * X, 1000 * X @ w + t))  # small residuals of large numbers: float32 will not do
    for w, X, t in problems:
        rows, columns = X.shape
        expected = torch_loss(squared_error, w, X, t)
        residual = X @ w - t
        expect_float(
            as_number(submission.mse_loss(w, X, t)),
            expected,
            on=Text(f"N = {rows}, D = {columns}", f"N = {rows}, D = {columns}"),
            mistakes={
                "sum_not_mean": expected * rows,
                "half_loss": expected / 2,
                "divided_by_parameters": expected * rows / columns,
                "root_of_loss": math.sqrt(expected),
                "not_squared": np.abs(residual).mean(),
                "mean_before_square": residual.mean() ** 2,
            },
        )


@check(
    "mse_loss",
    points=0.25,
    promises=[2],
    hint="float_not_array",
    requires=["test_mse_loss_values"],
    title=Text("el resultado es un float", "the result is a float"),
)
def test_mse_loss_is_a_float(submission):
    for rows, columns in ((6, 2), (1, 1)):
        expect_float(submission.mse_loss(*regression(1, rows, columns)), on=ORDINARY)


@check(
    "mse_loss",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
)
def test_mse_loss_call(submission):
    w, X, t = regression(2, 8, 3)
    loss = submission.mse_loss(t=noncontiguous(t), w=noncontiguous(w), X=noncontiguous(X))
    expect_float(as_number(loss), torch_loss(squared_error, w, X, t), on=BY_KEYWORD)


@check(
    "mse_loss",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_mse_loss_values"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_mse_loss_untouched(submission):
    expect_untouched(submission.observe("mse_loss", *regression(3, 9, 2)), on=ORDINARY)


# --- mse_gradient ---------------------------------------------------------------------------------------


@check(
    "mse_gradient",
    points=1.0,
    promises=[5, 10],
    hint="mse_gradient_formula",
    title=Text(
        "el gradiente, con más y con menos filas que columnas",
        "the gradient, with more and with fewer rows than columns",
    ),
)
def test_mse_gradient_values(submission):
    for rows, columns, size in ((9, 3, 1.0), (40, 2, 1.0), (3, 7, 1.0), (6, 2, 1e4)):
        w, X, t = regression(rows, rows, columns)
        t = size * t
        expected = torch_gradient(squared_error, w, X, t)
        expect_close(
            submission.mse_gradient(w, X, t),
            expected,
            gradient=True,
            on=Text(f"N = {rows}, D = {columns}", f"N = {rows}, D = {columns}"),
            mistakes={
                "factor_two": expected / 2,
                "sum_not_mean": expected * rows,
                "divided_by_parameters": expected * rows / columns,
                "gradient_sign": -expected,
            },
        )


@check(
    "mse_gradient",
    points=0.25,
    promises=[2, 5],
    hint="gradient_shape",
    title=Text("una sola fila, una sola columna", "a single row, a single column"),
)
def test_mse_gradient_single_row_or_column(submission):
    for rows, columns in ((1, 4), (6, 1), (1, 1)):
        w, X, t = regression(rows + columns, rows, columns)
        expected = torch_gradient(squared_error, w, X, t)
        expect_close(submission.mse_gradient(w, X, t), expected, gradient=True, on=ONE_ROW)


@check(
    "mse_gradient",
    points=0.25,
    promises=[11],
    hint="difference_quotient",
    title=Text("exacto también cuando los residuos son enormes", "exact where residuals are huge, too"),
)
def test_mse_gradient_exact(submission):
    # Residuals of 1e5, all but orthogonal to the columns of X: J is about 1e10 while the gradient is of order
    # one. A difference quotient is off by 1e10 · 1e-16 / h, the formula by 1e-11.
    w, X, _ = regression(5, 20, 3)
    directions, _ = np.linalg.qr(np.column_stack([X, np.random.default_rng(6).normal(size=20)]))
    t = X @ (w + 0.5) + 1e5 * math.sqrt(20) * directions[:, 3]
    expected = 2 / 20 * X.T @ (X @ np.full(3, -0.5))
    expect_close(
        submission.mse_gradient(w, X, t),
        expected,
        gradient=True,
        on=Text("residuos de unos 100 000", "residuals of about 100,000"),
    )


@check(
    "mse_gradient",
    points=0.25,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_mse_gradient_values"],
)
def test_mse_gradient_call(submission):
    w, X, t = regression(7, 8, 3)
    gradient = submission.mse_gradient(t=noncontiguous(t), X=noncontiguous(X), w=noncontiguous(w))
    expect_close(gradient, torch_gradient(squared_error, w, X, t), gradient=True, on=BY_KEYWORD)


@check(
    "mse_gradient",
    points=0.25,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_mse_gradient_values"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_mse_gradient_untouched(submission):
    expect_untouched(submission.observe("mse_gradient", *regression(8, 9, 2)), on=ORDINARY)


# --- gradient_descent and logistic_regression: the same rules for two losses -----------------------------


def run_of(value: Any, size: int, on: Text) -> tuple[Array, Any]:
    """`(w, history)`, of which only `w` has been looked at."""
    w, history = expect_tuple(value, 2, on=on, hint="pair_of_w_and_history")
    return expect_vector(w, size, on), history


def expect_losses(history: Any, expected: Sequence[float], on: Text, mistakes: dict[str, Any]) -> None:
    """The right losses in a list, tuple or array: that they are a list of floats is a check of its own."""
    if isinstance(history, np.ndarray) and history.dtype.kind == "f":
        history = [float(each) for each in history.ravel()]
    losses = [as_number(each) for each in history] if isinstance(history, list | tuple) else history
    losses = expect_list(losses, on=on, hint="history_type")
    numbers = np.array([expect_float(each, on=on, hint="history_type") for each in losses])
    similar = (
        hint for hint, wrong in mistakes.items() if len(wrong) == len(numbers) and np.allclose(wrong, numbers)
    )
    expect(
        len(numbers) == len(expected),
        Text(
            f"Con {on.es}: history debería tener {len(expected)} pérdidas y tiene {len(numbers)}.",
            f"With {on.en}: history should hold {len(expected)} losses and holds {len(numbers)}.",
        ),
        hint=next(similar, None),
    )
    expect_close(numbers, np.array(expected), on=on, mistakes=mistakes)


def expect_path(submission, name: str, loss: Loss, problems, mistakes: dict[str, float]) -> None:
    """`w` after some updates; `mistakes`: hint → by which factor the steps of a mistake are off."""
    for (w, X, t), rate, counts in problems:
        path, _ = torch_descent(loss, w, X, t, rate, max(counts))
        for count in counts:
            on = Text(f"{count} actualizaciones", f"{count} updates")
            reached, _ = run_of(getattr(submission, name)(X, t, w, rate, count, 0.0), len(w), on)
            wrong = {
                hint: torch_descent(loss, w, X, t, rate * factor(len(X)), count)[0][-1]
                for hint, factor in mistakes.items()
            }
            expect_close(reached, path[count], on=on, mistakes=wrong)


def expect_history_of_floats(submission, name: str, problem: tuple[Array, Array, Array]) -> None:
    w, X, t = problem
    for count in (1, 3):
        on = Text(f"{count} actualizaciones", f"{count} updates")
        _, history = run_of(getattr(submission, name)(X, t, w, 0.1, count), len(w), on)
        for each in expect_list(history, on=on):
            expect_float(each, on=on)


def expect_history(submission, name: str, loss: Loss, problem: tuple[Array, Array, Array]) -> None:
    w, X, t = problem
    _, losses = torch_descent(loss, w, X, t, 0.1, 11)
    _, history = run_of(getattr(submission, name)(X, t, w, 0.1, 10), len(w), ORDINARY)
    mistakes = {
        "history_without_start": np.array(losses[1:11]),
        "history_without_end": np.array(losses[:10]),
        "one_update_too_many": np.array(losses),
    }
    expect_losses(history, losses[:11], ORDINARY, mistakes)


def expect_no_other_stop(submission, name: str, loss: Loss, problem: tuple[Array, Array, Array]) -> None:
    """At a minimum with a loss above tol the gradient is 0: nothing changes any more, and it goes on."""
    w, X, t = problem
    on = Text(
        "un w0 que ya es el mínimo, con pérdida mayor que tol", "a w0 at the minimum, its loss above tol"
    )
    _, history = run_of(getattr(submission, name)(X, t, w, 0.1, 6, 0.0), len(w), on)
    losses = [torch_loss(loss, w, X, t)] * 7
    expect(
        not isinstance(history, list | tuple) or len(history) > 2,
        Text(f"Con {on.es}: se detuvo antes de tiempo.", f"With {on.en}: it stopped too soon."),
        hint="only_tol_stops",
    )
    expect_losses(history, losses, on, {})


def expect_stop_at_tol(submission, name: str, loss: Loss, problem: tuple[Array, Array, Array]) -> None:
    w, X, t = problem
    path, losses = torch_descent(loss, w, X, t, 0.1, 21)
    for count in (1, 4, 20):
        # Half-way between two losses, so that no rounding decides.
        tol = (losses[count - 1] + losses[count]) / 2
        on = Text("una tolerancia que se alcanza a mitad de camino", "a tolerance that is reached on the way")
        reached, history = run_of(getattr(submission, name)(X, t, w, 0.1, 200, tol), len(w), on)
        expect_close(reached, path[count], on=on, mistakes={"one_update_too_many": path[count + 1]})
        expect_losses(
            history, losses[: count + 1], on, {"one_update_too_many": np.array(losses[: count + 2])}
        )


def expect_no_update(submission, name: str, loss: Loss, problem, tol: float, count: int, on: Text) -> None:
    w, X, t = problem
    reached, history = run_of(getattr(submission, name)(X, t, w, 0.25, count, tol), len(w), on)
    expect_close(reached, w, on=on)
    expect_losses(history, [torch_loss(loss, w, X, t)], on, {})


def expect_descent_errors(submission, name: str, problem: tuple[Array, Array, Array]) -> None:
    w, X, t = problem
    on = Text("tasas y números de iteraciones en el límite", "rates and numbers of iterations at the limit")

    def call(rate: float, count: int, tol: float = 0.0) -> None:
        run_of(getattr(submission, name)(X, t, w, rate, count, tol), len(w), on)

    expect_value_error(
        call,
        good=[(1e-9, 2), (0.01, 0), (0.01, 1), (0.01, 2, -1.0)],
        bad=[(0.0, 2), (-0.1, 2), (-1e-9, 0), (0.01, -1), (0.01, -7)],
        on=on,
    )


def expect_descent_call(submission, name: str, loss: Loss, problem: tuple[Array, Array, Array]) -> None:
    w, X, t = problem
    path, losses = torch_descent(loss, w, X, t, 0.1, 6)
    value = getattr(submission, name)(
        tol=(losses[5] + losses[6]) / 2,
        max_iter=9,
        learning_rate=0.1,
        w0=noncontiguous(w),
        t=noncontiguous(t),
        X=noncontiguous(X),
    )
    reached, _ = run_of(value, len(w), BY_KEYWORD)
    expect_close(reached, path[6], on=BY_KEYWORD)


@check(
    "gradient_descent",
    points=0.75,
    promises=[2, 5, 12],
    hint="descent_step",
    title=Text("adónde llegan los pasos", "where the steps lead"),
)
def test_gradient_descent_path(submission):
    problems = [
        (regression(11, 12, 3), 0.1, (1, 2, 40)),
        (regression(12, 2, 4), 0.05, (3,)),
        (regression(13, 1, 1), 0.1, (2,)),
        (regression(22, 10, 2), 1.5, (4,)),  # too large a rate: the loss grows
        ((np.array([1.0]), np.array([[1.0]]), np.array([0.0])), 2.0, (12,)),  # to 3e11, which is no error
    ]
    mistakes = {
        "gradient_sign": lambda rows: -1.0,
        "factor_two": lambda rows: 0.5,
        "sum_not_mean": lambda rows: float(rows),
    }
    expect_path(submission, "gradient_descent", squared_error, problems, mistakes)


@check(
    "gradient_descent",
    points=0.25,
    promises=[13],
    hint="history_type",
    requires=["test_gradient_descent_path"],
    title=Text("la historia es una lista de floats", "the history is a list of floats"),
)
def test_gradient_descent_history_of_floats(submission):
    expect_history_of_floats(submission, "gradient_descent", regression(14, 10, 3))


@check(
    "gradient_descent",
    points=0.25,
    promises=[14],
    hint="history_content",
    title=Text("la pérdida en w0 y tras cada actualización", "the loss at w0 and after each update"),
)
def test_gradient_descent_history(submission):
    expect_history(submission, "gradient_descent", squared_error, regression(15, 12, 3))


@check(
    "gradient_descent",
    points=0.25,
    promises=[15],
    hint="stop_at_tol",
    title=Text("se detiene apenas la pérdida alcanza tol", "it stops as soon as the loss reaches tol"),
)
def test_gradient_descent_tol(submission):
    expect_stop_at_tol(submission, "gradient_descent", squared_error, regression(16, 12, 3))
    minimum = np.array([1.0]), np.array([[1.0], [1.0]]), np.array([0.0, 2.0])
    expect_no_other_stop(submission, "gradient_descent", squared_error, minimum)


@check(
    "gradient_descent",
    points=0.25,
    promises=[15],
    hint="tol_included",
    title=Text("una pérdida igual a tol también basta", "a loss equal to tol will do"),
)
def test_gradient_descent_tol_equal(submission):
    # Powers of two: every w, gradient and loss is exact, however it is computed.
    on = Text("una pérdida exactamente igual a tol", "a loss that equals tol exactly")
    one = np.array([1.0])
    value = submission.gradient_descent(np.array([[1.0]]), np.array([0.0]), one, 0.25, 10, 0.0625)
    w, history = run_of(value, 1, on)
    expect_close(w, np.array([0.25]), on=on, mistakes={"tol_included": np.array([0.125])})
    expect_losses(history, [1.0, 0.25, 0.0625], on, {})


@check(
    "gradient_descent",
    points=0.25,
    promises=[16],
    hint="loss_at_start",
    requires=["test_gradient_descent_path"],
    title=Text("no se mueve si w0 ya basta", "it stays where w0 is good enough"),
)
def test_gradient_descent_good_start(submission):
    w, X, t = regression(17, 10, 2)
    tol = 1.5 * torch_loss(squared_error, w, X, t)
    on = Text("una pérdida en w0 menor que tol", "a loss at w0 below tol")
    expect_no_update(submission, "gradient_descent", squared_error, (w, X, t), tol, 20, on)
    # Small integers, so that the loss is 0 exactly; the default tol is reached.
    X = np.array([[1.0, 1.0], [3.0, 2.0], [0.0, 4.0]])
    perfect = np.array([2.0, -1.0]), X, np.array([1.0, 4.0, -4.0])
    on = Text("una pérdida 0 en w0", "a loss of 0 at w0")
    expect_no_update(submission, "gradient_descent", squared_error, perfect, 0.0, 20, on)


@check(
    "gradient_descent",
    points=0.25,
    promises=[17],
    hint="max_iter_updates",
    requires=["test_gradient_descent_path"],
    title=Text("max_iter=0 no actualiza nada", "max_iter=0 updates nothing"),
)
def test_gradient_descent_no_iterations(submission):
    on = Text("max_iter = 0", "max_iter = 0")
    expect_no_update(submission, "gradient_descent", squared_error, regression(18, 10, 2), 0.0, 0, on)


@check(
    "gradient_descent",
    points=0.25,
    promises=[18],
    hint="defaults",
    title=Text("valores por omisión", "defaults"),
)
def test_gradient_descent_defaults(submission):
    # The loss is (1 - 2λ)^(2k): 1.8e-18 after 1000 updates, small and far from zero.
    on = Text("max_iter y tol por omisión", "max_iter and tol by default")
    value = submission.gradient_descent(np.array([[1.0]]), np.array([0.0]), np.array([1.0]), 0.0101)
    w, history = run_of(value, 1, on)
    expect_losses(history, (1 - 0.0202) ** (2.0 * np.arange(1001)), on, {})
    expect_close(w, np.array([(1 - 0.0202) ** 1000]), on=on)
    # A loss of 0 does stop it: small integers, so that it is 0 exactly.
    w0, X, t = np.array([2.0, -1.0]), np.array([[1.0, 1.0], [3.0, 2.0]]), np.array([1.0, 4.0])
    w, history = run_of(submission.gradient_descent(X, t, w0, 0.05), 2, on)
    expect_losses(history, [0.0], on, {})
    expect_close(w, w0, on=on)


@check(
    "gradient_descent",
    points=0.25,
    promises=[7, 19, 20],
    hint="descent_errors",
    title=Text("ValueError, y solo cuando corresponde", "ValueError, and only where it is due"),
)
def test_gradient_descent_errors(submission):
    expect_descent_errors(submission, "gradient_descent", regression(19, 6, 2))


@check(
    "gradient_descent",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_gradient_descent_path"],
)
def test_gradient_descent_call(submission):
    expect_descent_call(submission, "gradient_descent", squared_error, regression(20, 9, 2))


@check(
    "gradient_descent",
    points=0.125,
    promises=[3, 4],
    hint="start_modified",
    requires=["test_gradient_descent_path"],
    title=Text("w0 y los datos quedan intactos", "w0 and the data are left alone"),
)
def test_gradient_descent_untouched(submission):
    w, X, t = regression(21, 9, 2)
    expect_untouched(submission.observe("gradient_descent", X, t, w, 0.1, 3), on=ORDINARY)


@check(
    "logistic_regression",
    points=0.5,
    promises=[2, 5, 28],
    hint="descent_step",
    title=Text("adónde llegan los pasos", "where the steps lead"),
)
def test_logistic_regression_path(submission):
    problems = [
        (classification(31, 14, 3), 0.5, (1, 2, 40)),
        (classification(32, 2, 4), 0.3, (3,)),
        (classification(33, 1, 1), 0.3, (2,)),
        (classification(42, 10, 2), 60.0, (1, 4)),  # too large a rate: the loss grows at first
    ]
    mistakes = {
        "gradient_sign": lambda rows: -1.0,
        "logistic_factor": lambda rows: 2.0,
        "sum_not_mean": lambda rows: float(rows),
    }
    expect_path(submission, "logistic_regression", cross_entropy, problems, mistakes)


@check(
    "logistic_regression",
    points=0.125,
    promises=[29],
    hint="history_type",
    requires=["test_logistic_regression_path"],
    title=Text("la historia es una lista de floats", "the history is a list of floats"),
)
def test_logistic_regression_history_of_floats(submission):
    expect_history_of_floats(submission, "logistic_regression", classification(34, 10, 3))


@check(
    "logistic_regression",
    points=0.25,
    promises=[30],
    hint="history_content",
    title=Text("la pérdida en w0 y tras cada actualización", "the loss at w0 and after each update"),
)
def test_logistic_regression_history(submission):
    expect_history(submission, "logistic_regression", cross_entropy, classification(35, 12, 3))
    w, X = with_logits((700.0, -800.0, 30.0, 1.0))
    t = np.array([0.0, 1.0, 0.0, 1.0])
    _, losses = torch_descent(cross_entropy, w, X, t, 1e-3, 3)
    on = Text("logits de hasta ±800", "logits up to ±800")
    _, history = run_of(submission.logistic_regression(X, t, w, 1e-3, 3), 2, on)
    expect_losses(history, losses, on, {})


@check(
    "logistic_regression",
    points=0.25,
    promises=[31],
    hint="stop_at_tol",
    title=Text("se detiene apenas la pérdida alcanza tol", "it stops as soon as the loss reaches tol"),
)
def test_logistic_regression_tol(submission):
    expect_stop_at_tol(submission, "logistic_regression", cross_entropy, classification(36, 12, 3))
    minimum = np.array([0.0]), np.array([[1.0], [1.0]]), np.array([0.0, 1.0])
    expect_no_other_stop(submission, "logistic_regression", cross_entropy, minimum)


@check(
    "logistic_regression",
    points=0.125,
    promises=[32],
    hint="loss_at_start",
    requires=["test_logistic_regression_path"],
    title=Text("no se mueve si w0 ya basta", "it stays where w0 is good enough"),
)
def test_logistic_regression_good_start(submission):
    w, X, t = classification(37, 10, 2)
    tol = 1.5 * torch_loss(cross_entropy, w, X, t)
    on = Text("una pérdida en w0 menor que tol", "a loss at w0 below tol")
    expect_no_update(submission, "logistic_regression", cross_entropy, (w, X, t), tol, 20, on)


@check(
    "logistic_regression",
    points=0.125,
    promises=[33],
    hint="max_iter_updates",
    requires=["test_logistic_regression_path"],
    title=Text("max_iter=0 no actualiza nada", "max_iter=0 updates nothing"),
)
def test_logistic_regression_no_iterations(submission):
    on = Text("max_iter = 0", "max_iter = 0")
    expect_no_update(submission, "logistic_regression", cross_entropy, classification(38, 10, 2), 0.0, 0, on)


@check(
    "logistic_regression",
    points=0.125,
    promises=[34],
    hint="defaults",
    title=Text("valores por omisión", "defaults"),
)
def test_logistic_regression_defaults(submission):
    # One point with t = 1 and logit 25: the loss is 1.4e-11 and hardly falls, but never is 0.
    on = Text("max_iter y tol por omisión", "max_iter and tol by default")
    w, X, t = np.array([25.0]), np.array([[1.0]]), np.array([1.0])
    path, losses = torch_descent(cross_entropy, w, X, t, 1.0, 1000)
    reached, history = run_of(submission.logistic_regression(X, t, w, 1.0), 1, on)
    expect_losses(history, losses, on, {})
    expect_close(reached, path[-1], on=on)


@check(
    "logistic_regression",
    points=0.25,
    promises=[7, 35, 36],
    hint="descent_errors",
    title=Text("ValueError, y solo cuando corresponde", "ValueError, and only where it is due"),
)
def test_logistic_regression_errors(submission):
    expect_descent_errors(submission, "logistic_regression", classification(39, 6, 2))


@check(
    "logistic_regression",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_logistic_regression_path"],
)
def test_logistic_regression_call(submission):
    expect_descent_call(submission, "logistic_regression", cross_entropy, classification(40, 9, 2))


@check(
    "logistic_regression",
    points=0.125,
    promises=[3, 4],
    hint="start_modified",
    requires=["test_logistic_regression_path"],
    title=Text("w0 y los datos quedan intactos", "w0 and the data are left alone"),
)
def test_logistic_regression_untouched(submission):
    w, X, t = classification(41, 9, 2)
    expect_untouched(submission.observe("logistic_regression", X, t, w, 0.1, 3), on=ORDINARY)


# --- max_stable_learning_rate ----------------------------------------------------------------------------


def with_singular_values(seed: int, rows: int, columns: int, values: Sequence[float]) -> Array:
    """A matrix of which the singular values are known."""
    rng = np.random.default_rng(seed)
    left, _ = np.linalg.qr(rng.normal(size=(rows, len(values))))
    right, _ = np.linalg.qr(rng.normal(size=(columns, len(values))))
    return left * np.array(values) @ right.T


@check(
    "max_stable_learning_rate",
    points=1.0,
    promises=[21],
    hint="largest_eigenvalue",
    title=Text("2/L para matrices de varios tamaños", "2/L for matrices of several sizes"),
)
def test_max_stable_values(submission):
    # The largest two squared singular values have a ratio of 1.23 at least: power iteration has all digits
    # that are asked for after 40 rounds.
    for rows, values in (
        (8, (3.0, 1.2, 0.5)),
        (30, (40.0, 36.0)),
        (5, (0.02, 0.01, 0.005, 0.001)),
        (6, (2.5,)),
    ):
        X = with_singular_values(rows, rows, len(values), values)
        largest = 2 * values[0] ** 2 / rows
        smallest = 2 * values[-1] ** 2 / rows
        total = 2 * sum(each**2 for each in values) / rows
        expect_float(
            as_number(submission.max_stable_learning_rate(X)),
            2 / largest,
            on=Text(f"N = {rows}, D = {len(values)}", f"N = {rows}, D = {len(values)}"),
            mistakes={
                "one_over_l": 1 / largest,
                "hessian_factor_two": 4 / largest,
                "hessian_without_n": 2 / largest / rows,
                "singular_not_squared": rows / values[0],
                "smallest_eigenvalue": 2 / smallest,
                "trace_not_eigenvalue": 2 / total,
            },
        )


@check(
    "max_stable_learning_rate",
    points=0.25,
    promises=[5, 7, 21, 22, 23],
    hint="any_rank",
    title=Text(
        "menos filas que columnas, columnas dependientes", "fewer rows than columns, dependent columns"
    ),
)
def test_max_stable_any_rank(submission):
    for rows, columns, values in (
        (3, 5, (2.0, 0.9, 0.3)),
        (7, 4, (1.5, 0.5)),
        (1, 4, (3.0,)),
        (1, 1, (0.25,)),
    ):
        X = with_singular_values(rows + columns, rows, columns, values)
        expect_float(
            as_number(submission.max_stable_learning_rate(X)),
            rows / values[0] ** 2,
            on=Text(
                f"N = {rows}, D = {columns}, rango {len(values)}",
                f"N = {rows}, D = {columns}, rank {len(values)}",
            ),
        )
    on = Text("una diagonal", "a diagonal matrix")
    value = as_number(submission.max_stable_learning_rate(np.diag([0.5, 4.0, 2.0])))
    expect_float(value, 3 / 16, on=on, mistakes={"some_zeros": math.inf})
    # The eigenvector (1, -1) is orthogonal to (1, 1): from there power iteration gets nowhere.
    value = as_number(submission.max_stable_learning_rate(np.array([[1.0, -1.0], [2.0, -2.0]])))
    on = Text("columnas opuestas", "opposite columns")
    expect_float(value, 2 / 10, on=on, hint="power_from_ones")


@check(
    "max_stable_learning_rate",
    points=0.375,
    promises=[21, 23],
    hint="zero_matrix",
    requires=["test_max_stable_values"],
    title=Text("inf si X es cero", "inf if X is zero"),
)
def test_max_stable_zero(submission):
    for shape in ((4, 2), (1, 1), (2, 3)):
        value = as_number(submission.max_stable_learning_rate(np.zeros(shape)))
        expect_float(value, math.inf, on=Text("X = 0", "X = 0"))
    X = with_singular_values(4, 4, 2, (3e-9, 1e-9))
    on = Text("un X diminuto, pero no cero", "an X that is tiny, but not zero")
    expect_float(as_number(submission.max_stable_learning_rate(X)), 4 / 9e-18, on=on, hint="tiny_matrix")


@check(
    "max_stable_learning_rate",
    points=0.125,
    promises=[2],
    hint="float_not_array",
    requires=["test_max_stable_values"],
    title=Text("el resultado es un float", "the result is a float"),
)
def test_max_stable_is_a_float(submission):
    for X in (with_singular_values(1, 5, 2, (2.0, 0.5)), np.array([[2.0]])):
        expect_float(submission.max_stable_learning_rate(X), on=ORDINARY)


@check(
    "max_stable_learning_rate",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumento por nombre, arreglo no contiguo", "argument by keyword, non-contiguous array"),
    requires=["test_max_stable_values"],
)
def test_max_stable_call(submission):
    X = with_singular_values(2, 6, 3, (2.0, 0.5, 0.1))
    value = submission.max_stable_learning_rate(X=noncontiguous(X))
    expect_float(as_number(value), 6 / 2.0**2, on=BY_KEYWORD)


@check(
    "max_stable_learning_rate",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_max_stable_values"],
    title=Text("no modifica X ni toca el azar global", "X and the global random state are left alone"),
)
def test_max_stable_untouched(submission):
    X = with_singular_values(3, 6, 3, (2.0, 0.5, 0.1))
    expect_untouched(submission.observe("max_stable_learning_rate", X), on=ORDINARY)


# --- logistic_loss ---------------------------------------------------------------------------------------


def with_logits(logits: Sequence[float]) -> tuple[Array, Array]:
    """`w` and `X` of two columns such that `X @ w` gives these logits exactly, or within an ulp."""
    logits = np.asarray(logits, dtype=np.float64)
    return np.array([1.0, -2.0]), np.column_stack([logits / 2, -logits / 4])


@check(
    "logistic_loss",
    points=0.75,
    promises=[5, 24],
    hint="cross_entropy_formula",
    title=Text("la entropía cruzada, con logits moderados", "the cross-entropy, for moderate logits"),
)
def test_logistic_loss_values(submission):
    for rows, columns in ((8, 3), (30, 2), (3, 6), (1, 2), (5, 1)):
        w, X, t = classification(rows, rows, columns)
        expected = torch_loss(cross_entropy, w, X, t)
        expect_float(
            as_number(submission.logistic_loss(w, X, t)),
            expected,
            on=Text(f"N = {rows}, D = {columns}", f"N = {rows}, D = {columns}"),
            mistakes={
                "sum_not_mean": expected * rows,
                "loss_sign": -expected,
                "base_of_logarithm": expected / math.log(2),
                "classes_swapped": torch_loss(cross_entropy, w, X, 1 - t),
                "only_positive_class": np.mean(t * np.logaddexp(0, -(X @ w))),
                "squared_error_of_probability": np.mean((1 / (1 + np.exp(-(X @ w))) - t) ** 2),
            },
        )


@check(
    "logistic_loss",
    points=0.125,
    promises=[25],
    hint="loss_digits",
    title=Text("sin perder cifras con logits de 20 a 40", "no digits lost for logits of 20 to 40"),
)
def test_logistic_loss_digits(submission):
    on = Text("logits de 20 a 40 del lado equivocado", "logits of 20 to 40 on the wrong side")
    for sign in (1.0, -1.0):
        w, X = with_logits(sign * np.array([20.0, 24.0, 28.0, 31.0, 33.0, 35.0, 36.5, 38.0, 40.0]))
        t = np.full(9, 0.0 if sign > 0 else 1.0)
        expect_float(as_number(submission.logistic_loss(w, X, t)), torch_loss(cross_entropy, w, X, t), on=on)


@check(
    "logistic_loss",
    points=0.125,
    promises=[25],
    hint="loss_shortcut",
    title=Text("sin atajos para logits de 5 a 16", "no shortcuts for logits of 5 to 16"),
)
def test_logistic_loss_small_losses(submission):
    on = Text("logits de 5 a 16 del lado correcto", "logits of 5 to 16 on the right side")
    w, X = with_logits((5.5, -7.0, 9.0, -12.0, 16.0))
    t = np.array([1.0, 0.0, 1.0, 0.0, 1.0])
    expected = torch_loss(cross_entropy, w, X, t)
    expect_float(as_number(submission.logistic_loss(w, X, t)), expected, on=on)


@check(
    "logistic_loss",
    points=0.5,
    promises=[25],
    hint="loss_extremes",
    title=Text("exacta y finita con logits de hasta ±1000", "exact and finite for logits up to ±1000"),
)
def test_logistic_loss_extremes(submission):
    for logits, t in (
        ((1000.0, -1000.0, 750.0, -720.0, 0.0), (0.0, 1.0, 0.0, 1.0, 1.0)),
        ((1000.0, -1000.0, 800.0), (1.0, 0.0, 0.0)),
        ((-1000.0,), (1.0,)),
        ((1000.0,), (1.0,)),
    ):
        w, X = with_logits(logits)
        expected = torch_loss(cross_entropy, w, X, np.array(t))
        on = Text("logits de hasta ±1000", "logits up to ±1000")
        expect_float(as_number(submission.logistic_loss(w, X, np.array(t))), expected, on=on)


@check(
    "logistic_loss",
    points=0.25,
    promises=[2],
    hint="float_not_array",
    requires=["test_logistic_loss_values"],
    title=Text("el resultado es un float", "the result is a float"),
)
def test_logistic_loss_is_a_float(submission):
    for rows, columns in ((6, 2), (1, 1)):
        expect_float(submission.logistic_loss(*classification(1, rows, columns)), on=ORDINARY)


@check(
    "logistic_loss",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_logistic_loss_values"],
)
def test_logistic_loss_call(submission):
    w, X, t = classification(51, 8, 3)
    loss = submission.logistic_loss(t=noncontiguous(t), w=noncontiguous(w), X=noncontiguous(X))
    expect_float(as_number(loss), torch_loss(cross_entropy, w, X, t), on=BY_KEYWORD)


@check(
    "logistic_loss",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_logistic_loss_values"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_logistic_loss_untouched(submission):
    expect_untouched(submission.observe("logistic_loss", *classification(52, 9, 2)), on=ORDINARY)


# --- logistic_gradient -----------------------------------------------------------------------------------


@check(
    "logistic_gradient",
    points=1.0,
    promises=[5, 26],
    hint="logistic_gradient_formula",
    title=Text(
        "el gradiente, con más y con menos filas que columnas",
        "the gradient, with more and with fewer rows than columns",
    ),
)
def test_logistic_gradient_values(submission):
    for rows, columns in ((9, 3), (40, 2), (3, 7)):
        w, X, t = classification(rows, rows, columns)
        expected = torch_gradient(cross_entropy, w, X, t)
        probability = 1 / (1 + np.exp(-(X @ w)))
        through_square = X.T @ ((probability - t) * probability * (1 - probability)) / rows
        expect_close(
            submission.logistic_gradient(w, X, t),
            expected,
            gradient=True,
            on=Text(f"N = {rows}, D = {columns}", f"N = {rows}, D = {columns}"),
            mistakes={
                "logistic_factor": 2 * expected,
                "sum_not_mean": expected * rows,
                "gradient_sign": -expected,
                "sigmoid_missing": X.T @ (X @ w - t) / rows,
                "squared_error_of_probability": 2 * through_square,
                "sigmoid_derivative_left": through_square,
            },
        )


@check(
    "logistic_gradient",
    points=0.25,
    promises=[2, 5],
    hint="gradient_shape",
    title=Text("una sola fila, una sola columna", "a single row, a single column"),
)
def test_logistic_gradient_single_row_or_column(submission):
    for rows, columns in ((1, 4), (6, 1), (1, 1)):
        w, X, t = classification(rows + columns, rows, columns)
        expected = torch_gradient(cross_entropy, w, X, t)
        expect_close(submission.logistic_gradient(w, X, t), expected, gradient=True, on=ONE_ROW)


@check(
    "logistic_gradient",
    points=0.5,
    promises=[26, 27],
    hint="gradient_extremes",
    title=Text("exacto y finito con logits de hasta ±1000", "exact and finite for logits up to ±1000"),
)
def test_logistic_gradient_extremes(submission):
    # Where all classes are right the gradient is 0 although X is huge: probabilities that were clipped show.
    for logits, t in (
        ((1000.0, -1000.0, 750.0, -720.0, 0.0), (0.0, 1.0, 0.0, 1.0, 1.0)),
        ((1000.0, 900.0, 400.0), (1.0, 1.0, 1.0)),
        ((-1000.0, -800.0, -300.0), (0.0, 0.0, 0.0)),
        ((30.0, -30.0, 1000.0), (0.0, 1.0, 1.0)),
    ):
        w, X = with_logits(logits)
        w, X, t = w / 1024, X * 1024, np.array(t)
        on = Text("logits de hasta ±1000", "logits up to ±1000")
        expected = torch_gradient(cross_entropy, w, X, t)
        expect_close(submission.logistic_gradient(w, X, t), expected, gradient=True, on=on)
    # Columns of a million: a step that is small for w is large for the logits.
    w, X = with_logits((0.5, -1.0, 2.0, -0.25))
    w, X, t = w / 2**20, X * 2**20, np.array([1.0, 1.0, 0.0, 0.0])
    expected = torch_gradient(cross_entropy, w, X, t)
    on = Text("columnas de un millón, logits moderados", "columns of a million, moderate logits")
    value = submission.logistic_gradient(w, X, t)
    expect_close(value, expected, gradient=True, on=on, hint="difference_quotient")


@check(
    "logistic_gradient",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_logistic_gradient_values"],
)
def test_logistic_gradient_call(submission):
    w, X, t = classification(53, 8, 3)
    gradient = submission.logistic_gradient(t=noncontiguous(t), X=noncontiguous(X), w=noncontiguous(w))
    expect_close(gradient, torch_gradient(cross_entropy, w, X, t), gradient=True, on=BY_KEYWORD)


@check(
    "logistic_gradient",
    points=0.125,
    promises=[3, 4],
    hint="arguments_modified",
    requires=["test_logistic_gradient_values"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_logistic_gradient_untouched(submission):
    expect_untouched(submission.observe("logistic_gradient", *classification(54, 9, 2)), on=ORDINARY)


# --- minibatches -----------------------------------------------------------------------------------------


def numbered(rows: int) -> tuple[Array, Array]:
    """Row `i` of `X` holds `i` and `i + 0.5`, and so that pairs can be told, `t[i]` is `-i`."""
    index = np.arange(float(rows))
    return np.column_stack([index, index + 0.5]), -index


def passes(student, X, t, batch_size, seed, count):
    """All batches of `count` calls with one generator, cut off if an iterator should never end.

    Here and below an object that only `next` accepts will do: `iter(its.__next__, None)` walks through it.
    """
    import itertools

    import numpy

    rng = numpy.random.default_rng(seed)
    walks = []
    for _ in range(count):
        found = student.minibatches(X, t, batch_size, rng)
        found = found if hasattr(found, "__iter__") else iter(found.__next__, None)
        walks.append(list(itertools.islice(found, len(X) + 1)))
    return walks


def orders(student, X, t, batch_size, seed, count):
    """The order of `t` in each of `count` calls with one generator."""
    import itertools

    import numpy

    rng = numpy.random.default_rng(seed)
    walks = []
    for _ in range(count):
        found = student.minibatches(X, t, batch_size, rng)
        found = found if hasattr(found, "__iter__") else iter(found.__next__, None)
        walks.append(numpy.concatenate([batch[1] for batch in itertools.islice(found, len(X) + 1)]))
    return numpy.array(walks)


def pass_by_keyword(student, X, t, batch_size, seed):
    import itertools

    import numpy

    rng = numpy.random.default_rng(seed)
    found = student.minibatches(rng=rng, batch_size=batch_size, t=t, X=X)
    found = found if hasattr(found, "__iter__") else iter(found.__next__, None)
    return list(itertools.islice(found, len(X) + 1))


def first_batch(student, X, t, batch_size):
    import numpy

    return next(student.minibatches(X, t, batch_size, numpy.random.default_rng(0)))


def first_of_iterable(student, X, t, batch_size):
    import numpy

    found = student.minibatches(X, t, batch_size, numpy.random.default_rng(0))
    return next(iter(found) if hasattr(found, "__iter__") else found)


def whole_pass(student):
    """A function that goes through all batches, so that what this does besides can be observed."""

    def go(X, t, batch_size, rng):
        import itertools

        found = student.minibatches(X, t, batch_size, rng)
        found = found if hasattr(found, "__iter__") else iter(found.__next__, None)
        return list(itertools.islice(found, len(X) + 1))

    return go


def make_rng(student, seed):
    import numpy

    return numpy.random.default_rng(seed)


def read_batches(batches: Any, on: Text) -> tuple[list[Array], list[Array]]:
    """The parts of all batches, with their types and shapes checked."""
    X_parts, t_parts = [], []
    for batch in expect_list(batches, on=on):
        X_part, t_part = expect_tuple(batch, 2, on=on, hint="batch_pair")
        expect(
            isinstance(X_part, np.ndarray)
            and isinstance(t_part, np.ndarray)
            and X_part.dtype == t_part.dtype == np.float64
            and (X_part.ndim, t_part.ndim) == (2, 1)
            and X_part.shape == (len(t_part), 2),
            Text(
                f"Con {on.es}: se esperaban tuplas (X_b, t_b), float64 de formas (b, 2) y (b,).",
                f"With {on.en}: expected tuples (X_b, t_b), float64 of shapes (b, 2) and (b,).",
            ),
            hint="batch_pair",
        )
        X_parts.append(X_part)
        t_parts.append(t_part)
    return X_parts, t_parts


def expect_orders(found: Any, t: Array, count: int, on: Text) -> set[tuple[float, ...]]:
    """The different orders among `count` permutations of `t`."""
    is_table = isinstance(found, np.ndarray) and found.shape == (count, len(t))
    expect(is_table, Text("Faltan o sobran filas.", "Rows are missing, or there are too many."))
    expect_close(np.sort(found), np.sort(np.tile(t, (count, 1))), on=on)
    return {tuple(order) for order in found}


SIZES = ((10, 4), (6, 3), (5, 8), (1, 1), (7, 1), (9, 9))


def size_text(rows: int, batch_size: int) -> Text:
    return Text(f"N = {rows}, batch_size = {batch_size}", f"N = {rows}, batch_size = {batch_size}")


@check(
    "minibatches",
    points=0.25,
    promises=[39],
    hint="every_row_once",
    title=Text("cada fila exactamente una vez", "every row exactly once"),
)
def test_minibatches_every_row_once(submission):
    for rows, batch_size in SIZES:
        on = size_text(rows, batch_size)
        X, t = numbered(rows)
        (batches,) = expect_list(submission.run(passes, X, t, batch_size, rows, 1), 1, on=on)
        X_parts, t_parts = read_batches(batches, on)
        full = rows - rows % batch_size
        lost = full < rows and sum(map(len, t_parts)) == full
        hint = "last_batch_lost" if lost else "every_row_once"
        seen = np.sort(np.concatenate([np.empty(0), *t_parts]))
        expect_close(seen, np.sort(t), on=on, hint=hint)
        seen = np.sort(np.concatenate([np.empty(0), *(part[:, 0] for part in X_parts)]))
        expect_close(seen, X[:, 0], on=on, hint=hint)


@check(
    "minibatches",
    points=0.25,
    promises=[40],
    hint="rows_together",
    requires=["test_minibatches_every_row_once"],
    title=Text("las filas de X y t siguen juntas", "rows of X and t stay together"),
)
def test_minibatches_together(submission):
    for rows, batch_size in SIZES:
        on = size_text(rows, batch_size)
        X, t = numbered(rows)
        (batches,) = expect_list(submission.run(passes, X, t, batch_size, rows, 1), 1, on=on)
        for X_part, t_part in zip(*read_batches(batches, on), strict=True):
            expect_close(X_part, np.column_stack([-t_part, 0.5 - t_part]), on=on)


@check(
    "minibatches",
    points=0.25,
    promises=[38],
    hint="batch_sizes",
    requires=["test_minibatches_every_row_once"],
    title=Text("todos de batch_size filas, salvo el último", "all of batch_size rows, except for the last"),
)
def test_minibatches_sizes(submission):
    for rows, batch_size in (*SIZES, (11, 4), (12, 5)):
        on = size_text(rows, batch_size)
        X, t = numbered(rows)
        (batches,) = expect_list(submission.run(passes, X, t, batch_size, rows, 1), 1, on=on)
        sizes = np.array([len(part) for part in read_batches(batches, on)[1]])
        rest = rows % batch_size
        expect_close(sizes, np.array([batch_size] * (rows // batch_size) + [rest] * (rest > 0)), on=on)


@check(
    "minibatches",
    points=0.125,
    promises=[37],
    hint="iterator_not_list",
    title=Text("un iterador que acepta next", "an iterator that next accepts"),
)
def test_minibatches_iterator(submission):
    on = Text("next(minibatches(…))", "next(minibatches(…))")
    X, t = numbered(10)
    _, t_parts = read_batches([submission.run(first_batch, X, t, 4)], on)
    expect(
        len(t_parts[0]) == 4,
        Text("El primer mini-batch debería tener 4 filas.", "The first mini-batch should have 4 rows."),
        hint="batch_sizes",
    )


@check(
    "minibatches",
    points=0.25,
    promises=[42],
    hint="same_order_again",
    requires=["test_minibatches_every_row_once"],
    title=Text("otra llamada, otro orden", "another call, another order"),
)
def test_minibatches_another_order(submission):
    # Three orders of 14 rows agree by chance with probability 3/14! = 3.4e-11.
    X, t = numbered(14)
    different = expect_orders(submission.run(orders, X, t, 4, 5, 3), t, 3, ORDINARY)
    expect(
        len(different) == 3,
        Text(
            "Tres llamadas con el mismo rng dieron dos veces el mismo orden.",
            "Three calls with the same rng gave one order twice.",
        ),
    )


def expect_every_order(submission, batch_size: int) -> None:
    """300 draws of 4 rows: three or more of the 24 orders are missing with probability below 8e-15.

    That is C(24, 3) (21/24)^300. Blocks, rotations and reversals reach 8 orders at most.
    """
    X, t = numbered(4)
    on = size_text(4, batch_size)
    different = expect_orders(submission.run(orders, X, t, batch_size, 6, 300), t, 300, on)
    expect(
        len(different) >= 22,
        Text(
            "En 300 pasadas por 4 filas faltan varios de los 24 órdenes posibles.",
            "In 300 passes over 4 rows several of the 24 possible orders are missing.",
        ),
    )


@check(
    "minibatches",
    points=0.125,
    promises=[41],
    hint="not_every_order",
    requires=["test_minibatches_every_row_once"],
    title=Text("cualquier orden puede salir", "any order may come out"),
)
def test_minibatches_any_order(submission):
    expect_every_order(submission, 2)


@check(
    "minibatches",
    points=0.125,
    promises=[41],
    hint="last_rows_fixed",
    requires=["test_minibatches_every_row_once"],
    title=Text("cualquier fila puede quedar al final", "any row may come last"),
)
def test_minibatches_any_row_last(submission):
    expect_every_order(submission, 3)


@check(
    "minibatches",
    points=0.125,
    promises=[4, 42],
    hint="only_this_rng",
    requires=["test_minibatches_every_row_once"],
    title=Text("todo el azar sale de rng", "all randomness comes from rng"),
)
def test_minibatches_only_rng(submission):
    on = Text("dos generadores con la misma semilla", "two generators with the same seed")
    X, t = numbered(14)
    go = expect_remote(submission.run(whole_pass), "callable", on=on)
    found = []
    for seed in (1, 1, 2):
        seen = submission.observe(go, X, t, 5, submission.run(make_rng, seed))
        expect_untouched(seen, on=on, arguments=False)
        found.append(np.concatenate([np.empty(0), *read_batches(seen.value, on)[1]]))
    expect_close(found[1], found[0], on=on)
    expect(
        # By chance with probability 1/14! = 1.1e-11.
        not np.array_equal(found[2], found[0]),
        Text("Dos semillas distintas dieron el mismo orden.", "Two different seeds gave the same order."),
    )


@check(
    "minibatches",
    points=0.25,
    promises=[7, 43, 44],
    hint="batch_errors",
    title=Text("ValueError, y solo cuando corresponde", "ValueError, and only where it is due"),
)
def test_minibatches_errors(submission):
    on = Text("tamaños en el límite y largos distintos", "sizes at the limit and different lengths")
    X, t = numbered(5)

    def call(X: Array, t: Array, batch_size: int) -> None:
        read_batches([submission.run(first_of_iterable, X, t, batch_size)], on)

    expect_value_error(
        call,
        good=[(X, t, 1), (X, t, 5), (X, t, 6), (X, t, 100), (X[:1], t[:1], 1)],
        bad=[(X, t, 0), (X, t, -1), (X, t, -5), (X, t[:4], 2), (X[:4], t, 2), (X[:1], t, 5)],
        on=on,
    )


@check(
    "minibatches",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_minibatches_every_row_once"],
)
def test_minibatches_call(submission):
    X, t = numbered(6)
    batches = submission.run(pass_by_keyword, noncontiguous(X), noncontiguous(t), 4, 3)
    X_parts, t_parts = read_batches(batches, BY_KEYWORD)
    expect_close(np.sort(np.concatenate([np.empty(0), *t_parts])), np.sort(t), on=BY_KEYWORD)
    firsts = [part[:, 0] for part in X_parts]
    expect_close(np.sort(np.concatenate([np.empty(0), *firsts])), X[:, 0], on=BY_KEYWORD)


@check(
    "minibatches",
    points=0.125,
    promises=[3],
    hint="shuffled_in_place",
    requires=["test_minibatches_every_row_once"],
    title=Text("X y t quedan como estaban", "X and t are left alone"),
)
def test_minibatches_untouched(submission):
    X, t = numbered(14)
    go = expect_remote(submission.run(whole_pass), "callable", on=ORDINARY)
    seen = submission.observe(go, X, t, 5, submission.run(make_rng, 4))
    expect_untouched(seen, on=ORDINARY, random_state=False)


# --- sgd -------------------------------------------------------------------------------------------------


def seeded_sgd(student, X, t, w0, learning_rate, batch_size, epochs, seed):
    import numpy

    return student.sgd(X, t, w0, learning_rate, batch_size, epochs, numpy.random.default_rng(seed))


def sgd_by_keyword(student, X, t, w0, learning_rate, batch_size, epochs, seed):
    import numpy

    rng = numpy.random.default_rng(seed)
    return student.sgd(
        rng=rng, epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, w0=w0, t=t, X=X
    )


def one_row_per_weight(rows: int) -> tuple[Array, Array, Array]:
    """`w`, `X`, `t` where row `i` moves weight `i` alone: `w_i - t_i` tells in which batches row `i` was.

    A batch of `b` rows multiplies `w_i - t_i` by `1 - 2 λ / b` for its rows and leaves the others.
    """
    return np.linspace(2.0, 3.0, rows), np.eye(rows), np.linspace(-1.0, 1.0, rows)


def shrinkage(value: Any, w: Array, t: Array, on: Text) -> Array:
    """By which factor every weight has come closer to its target."""
    return (expect_vector(value, len(w), on) - t) / (w - t)


@check(
    "sgd",
    points=0.5,
    promises=[45, 46],
    hint="sgd_step",
    title=Text(
        "un paso por mini-batch, con su propio promedio", "one step per mini-batch, with its own mean"
    ),
)
def test_sgd_steps(submission):
    w, X, t = one_row_per_weight(7)
    for batch_size in (3, 2, 1):
        on = size_text(7, batch_size)
        factors = shrinkage(submission.run(seeded_sgd, X, t, w, 0.2, batch_size, 1, batch_size), w, t, on)
        full, rest = divmod(7, batch_size)
        usual = 1 - 0.4 / batch_size
        expected = np.array([1 - 0.4 / (rest or 1)] * rest + [usual] * (full * batch_size))
        expect_close(
            np.sort(factors),
            np.sort(expected),
            on=on,
            mistakes={
                "batch_mean_over_all": np.full(7, 1 - 0.4 / 7),
                "last_batch_divisor": np.full(7, usual),
                "last_batch_lost": np.sort([1.0] * rest + [usual] * (7 - rest)),
                "sum_not_mean": np.full(7, 1 - 0.4),
                "factor_two": np.sort(1 - (1 - expected) / 2),
            },
        )


@check(
    "sgd",
    points=0.125,
    promises=[47],
    hint="epochs_passes",
    requires=["test_sgd_steps"],
    title=Text("tantas pasadas como epochs", "as many passes as epochs"),
)
def test_sgd_epochs(submission):
    w, X, t = one_row_per_weight(4)
    for epochs in (0, 1, 5):
        on = Text(f"epochs = {epochs}", f"epochs = {epochs}")
        value = submission.run(seeded_sgd, X, t, w, 0.2, 2, epochs, 0)
        expect_close(value, t + 0.8**epochs * (w - t), on=on)


def possible_ends(w: Array, X: Array, t: Array, rate: float, epochs: int) -> Array:
    """All results of `epochs` passes over 4 rows in batches of 2: six ways to deal in every pass."""
    ends = [w]
    for _ in range(epochs):
        halves = [(pair, tuple(set(range(4)) - set(pair))) for pair in itertools.combinations(range(4), 2)]
        news = []
        for end, batches in itertools.product(ends, halves):
            for batch in map(list, batches):
                end = end - rate * torch_gradient(squared_error, end, X[batch], t[batch])
            news.append(end)
        ends = news
    return np.array(ends)


@check(
    "sgd",
    points=0.25,
    promises=[45, 46],
    hint="one_after_the_other",
    title=Text("los mini-batches actúan uno tras otro", "mini-batches act one after the other"),
)
def test_sgd_one_after_the_other(submission):
    on = Text("4 filas en mini-batches de 2", "4 rows in mini-batches of 2")
    w, X, t = regression(61, 4, 2)
    for epochs, seed in ((1, 0), (1, 1), (2, 2)):
        value = expect_vector(submission.run(seeded_sgd, X, t, w, 0.2, 2, epochs, seed), 2, on)
        ends = possible_ends(w, X, t, 0.2, epochs)
        nearest = ends[np.argmin(np.abs(ends - value).sum(axis=1))]
        # Two ends differ by 1e-2 at least, right answers from theirs by 1e-15.
        expect_close(value, nearest, on=on)


@check(
    "sgd",
    points=0.25,
    promises=[46],
    hint="new_permutation",
    requires=["test_sgd_steps"],
    title=Text("cada época, una permutación nueva", "a new permutation for each epoch"),
)
def test_sgd_new_permutations(submission):
    # In each of 24 epochs one of 7 rows is alone in the last batch of (3, 3, 1). With λ = 0.15 its factor is
    # 0.7, that of the others 0.9: the result tells how often each row was alone. By chance only one or two
    # rows are alone with probability below C(7, 2) (2/7)^24 = 2e-12.
    on = Text("7 filas en mini-batches de 3, 24 épocas", "7 rows in mini-batches of 3, 24 epochs")
    w, X, t = one_row_per_weight(7)
    for seed in (0, 1, 2):
        factors = shrinkage(submission.run(seeded_sgd, X, t, w, 0.15, 3, 24, seed), w, t, on)
        alone = np.log(0.9**24 / np.clip(factors, 1e-12, None)) / math.log(0.9 / 0.7)
        expect_close(alone, np.round(alone), on=on, atol=1e-6, hint="sgd_step")
        expect_float(float(np.sum(np.round(alone))), 24.0, on=on, hint="sgd_step")
        expect(
            np.count_nonzero(np.round(alone)) > 2,
            Text(
                "En 24 épocas quedaron al final siempre las mismas una o dos filas.",
                "In 24 epochs always the same one or two rows came last.",
            ),
        )


@check(
    "sgd",
    points=0.25,
    promises=[49],
    hint="full_batch",
    title=Text("con batch_size = N, descenso del gradiente", "gradient descent where batch_size = N"),
)
def test_sgd_full_batch(submission):
    for batch_size in (9, 12):
        w, X, t = regression(62, 9, 3)
        path, _ = torch_descent(squared_error, w, X, t, 0.1, 15)
        on = size_text(9, batch_size)
        expect_close(submission.run(seeded_sgd, X, t, w, 0.1, batch_size, 15, 0), path[-1], on=on)


@check(
    "sgd",
    points=0.125,
    promises=[48],
    hint="recovers_weights",
    title=Text("sin ruido, encuentra los pesos", "without noise it finds the weights"),
)
def test_sgd_recovers_weights(submission):
    # No batch, however dealt, makes the error grow: the squared lengths of the 4 longest rows add
    # up to 38, and 40 would do. The slowest of 50 orders tried was within 1e-15 after 20 passes.
    weights, X, _ = regression(63, 40, 3)
    value = submission.run(seeded_sgd, X, X @ weights, np.zeros(3), 0.1, 4, 100, 3)
    expect_close(value, weights, on=Text("datos sin ruido", "data without noise"))


@check(
    "sgd",
    points=0.125,
    promises=[7, 50, 51],
    hint="batch_errors",
    title=Text("ValueError, y solo cuando corresponde", "ValueError, and only where it is due"),
)
def test_sgd_errors(submission):
    on = Text("tamaños en el límite y largos distintos", "sizes at the limit and different lengths")
    w, X, t = regression(64, 5, 2)

    def call(X: Array, t: Array, batch_size: int) -> None:
        expect_vector(submission.run(seeded_sgd, X, t, w, 0.1, batch_size, 2, 0), 2, on)

    expect_value_error(
        call,
        good=[(X, t, 1), (X, t, 5), (X, t, 6), (X, t, 100), (X[:1], t[:1], 1)],
        bad=[(X, t, 0), (X, t, -1), (X, t, -5), (X, t[:4], 2), (X[:4], t, 2), (X[:1], t, 5)],
        on=on,
    )


@check(
    "sgd",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_sgd_steps"],
)
def test_sgd_call(submission):
    w, X, t = regression(65, 6, 2)
    path, _ = torch_descent(squared_error, w, X, t, 0.1, 4)
    arrays = map(noncontiguous, (X, t, w))
    expect_close(submission.run(sgd_by_keyword, *arrays, 0.1, 6, 4, 0), path[-1], on=BY_KEYWORD)


@check(
    "sgd",
    points=0.125,
    promises=[3],
    hint="start_modified",
    requires=["test_sgd_steps"],
    title=Text("w0 y los datos quedan intactos", "w0 and the data are left alone"),
)
def test_sgd_untouched(submission):
    w, X, t = regression(66, 9, 2)
    seen = submission.observe("sgd", X, t, w, 0.1, 4, 2, submission.run(make_rng, 0))
    expect_untouched(seen, on=ORDINARY, random_state=False)


@check(
    "sgd",
    points=0.125,
    promises=[4, 46],
    hint="only_this_rng",
    requires=["test_sgd_steps"],
    title=Text("todo el azar sale de rng", "all randomness comes from rng"),
)
def test_sgd_only_rng(submission):
    on = Text("dos generadores con la misma semilla", "two generators with the same seed")
    w, X, t = regression(67, 14, 2)
    found = []
    for seed in (1, 1, 2):
        seen = submission.observe("sgd", X, t, w, 0.1, 1, 1, submission.run(make_rng, seed))
        expect_untouched(seen, on=on, arguments=False)
        found.append(expect_vector(seen.value, 2, on))
    expect_close(found[1], found[0], on=on)
    expect(
        # The same order twice by chance: 1/14! = 1.1e-11. Other orders lead to other places.
        bool(np.max(np.abs(found[2] - found[0])) > 1e-9),
        Text("Dos semillas distintas dieron lo mismo.", "Two different seeds gave the same result."),
    )


# --- momentum_step ---------------------------------------------------------------------------------------


def vectors(seed: int, size: int, count: int = 3) -> Array:
    return np.random.default_rng(seed).normal(size=(count, size))


@check(
    "momentum_step",
    points=0.25,
    promises=[2, 52, 53],
    hint="momentum_formula",
    title=Text("desde el reposo es un paso de descenso", "from rest it is a step of descent"),
)
def test_momentum_from_rest(submission):
    on = Text("velocidad cero", "zero velocity")
    for size in (1, 4):
        w, gradient, _ = vectors(71, size)
        w_new, velocity_new = expect_tuple(
            submission.momentum_step(w, gradient, np.zeros(size), 0.3, 0.9), 2, on=on
        )
        expect_close(velocity_new, -0.3 * gradient, on=on, mistakes={"velocity_sign": 0.3 * gradient})
        expect_close(w_new, w - 0.3 * gradient, on=on, mistakes={"old_velocity": w})


@check(
    "momentum_step",
    points=0.25,
    promises=[52],
    hint="velocity_formula",
    title=Text("la velocidad, en movimiento", "the velocity, in motion"),
)
def test_momentum_velocity(submission):
    on = Text("una velocidad que no es cero", "a velocity that is not zero")
    for rate, momentum in ((0.1, 0.9), (0.5, 0.3), (2.0, 0.0)):
        w, gradient, velocity = vectors(72, 5)
        _, velocity_new = expect_tuple(
            submission.momentum_step(w, gradient, velocity, rate, momentum), 2, on=on
        )
        expect_close(
            velocity_new,
            momentum * velocity - rate * gradient,
            on=on,
            mistakes={
                "averaged_gradient": momentum * velocity - (1 - momentum) * rate * gradient,
                "velocity_sign": momentum * velocity + rate * gradient,
                "torch_velocity": momentum * velocity + gradient,
                "rate_on_everything": rate * (momentum * velocity - gradient),
            },
        )


@check(
    "momentum_step",
    points=0.25,
    promises=[53],
    hint="new_velocity_moves_w",
    title=Text("los parámetros, en movimiento", "the parameters, in motion"),
)
def test_momentum_parameters(submission):
    on = Text("una velocidad que no es cero", "a velocity that is not zero")
    for rate, momentum in ((0.1, 0.9), (0.5, 0.3)):
        w, gradient, velocity = vectors(73, 5)
        w_new, _ = expect_tuple(submission.momentum_step(w, gradient, velocity, rate, momentum), 2, on=on)
        velocity_new = momentum * velocity - rate * gradient
        expect_close(
            w_new,
            w + velocity_new,
            on=on,
            mistakes={
                "old_velocity": w + velocity,
                "nesterov": w + momentum * velocity_new - rate * gradient,
                "velocity_sign": w - velocity_new,
            },
        )


@check(
    "momentum_step",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays"),
    requires=["test_momentum_from_rest"],
)
def test_momentum_call(submission):
    w, gradient, velocity = vectors(74, 3)
    pair = submission.momentum_step(
        momentum=0.8,
        learning_rate=0.2,
        velocity=noncontiguous(velocity),
        gradient=noncontiguous(gradient),
        w=noncontiguous(w),
    )
    w_new, velocity_new = expect_tuple(pair, 2, on=BY_KEYWORD)
    expect_close(velocity_new, 0.8 * velocity - 0.2 * gradient, on=BY_KEYWORD)
    expect_close(w_new, w + 0.8 * velocity - 0.2 * gradient, on=BY_KEYWORD)


@check(
    "momentum_step",
    points=0.125,
    promises=[3, 4],
    hint="step_in_place",
    requires=["test_momentum_from_rest"],
    title=Text("no modifica sus argumentos", "arguments are left alone"),
)
def test_momentum_untouched(submission):
    expect_untouched(submission.observe("momentum_step", *vectors(75, 3), 0.1, 0.9), on=ORDINARY)


# --- adam_step and adadelta_step: the same questions to two rules -----------------------------------------
#
# The state may be any object, so it stays on the student's side: these functions are shipped there.


def follow(student, name, w, gradients, options):
    """Every `w` of a run; each step has its own keyword arguments. Arrays are passed as copies."""
    import copy

    step, state, path = getattr(student, name), None, []
    for gradient, each in zip(gradients, options, strict=True):
        w, state = step(copy.deepcopy(w), gradient.copy(), state, **each)
        path.append(copy.deepcopy(w))
    return path


def follow_two(student, name, starts, gradients, options):
    """Two runs step by step in turn, each with its own state."""
    import copy

    step, states, now, paths = getattr(student, name), [None, None], list(starts), ([], [])
    for pair in zip(*gradients, strict=True):
        for which in (0, 1):
            w, states[which] = step(copy.deepcopy(now[which]), pair[which].copy(), states[which], **options)
            now[which] = w
            paths[which].append(copy.deepcopy(w))
    return paths


def follow_moved(student, name, w, gradients, options):
    """A run in which the caller adds 1 to every weight after each step."""
    import copy

    step, state, path = getattr(student, name), None, []
    for gradient in gradients:
        w, state = step(copy.deepcopy(w), gradient.copy(), state, **options)
        path.append(copy.deepcopy(w))
        w = w + 1.0
    return path


def step_again(student, name, w, gradients, count, options):
    """From the state after `count` steps: two steps onwards, then the same two once more."""
    import copy

    step, state = getattr(student, name), None
    for gradient in gradients[:count]:
        w, state = step(copy.deepcopy(w), gradient.copy(), state, **options)
    w = copy.deepcopy(w)
    ways = []
    for _ in range(2):
        next_w, next_state = step(w.copy(), gradients[count].copy(), state, **options)
        last_w, _ = step(copy.deepcopy(next_w), gradients[count + 1].copy(), next_state, **options)
        ways.append((copy.deepcopy(next_w), copy.deepcopy(last_w)))
    return ways


def arguments_afterwards(student, name, w, gradients, options):
    """The very arrays `w` and `gradient` that were passed, as they are when all steps are done."""
    step, state, passed = getattr(student, name), None, []
    for gradient in gradients:
        gradient = gradient.copy()
        passed.append((w, gradient))
        w, state = step(w, gradient, state, **options)
    return passed


def step_by_keyword(student, name, w, gradient, options):
    w_new, _ = getattr(student, name)(**options, state=None, gradient=gradient, w=w)
    return w_new


def step_by_position(student, name, w, gradient, options):
    return getattr(student, name)(w, gradient, None, *options)[0]


def torch_steps(kind: type, w: Array, gradients: Array, options: Sequence[dict[str, Any]]) -> list[Array]:
    """Every `w` that torch's optimizer reaches; options by torch's names, defaults are torch's."""
    weight = torch.tensor(w, requires_grad=True)
    optimizer = kind([weight], **options[0])
    path = []
    for gradient, each in zip(gradients, options, strict=True):
        optimizer.param_groups[0].update(each)
        weight.grad = torch.tensor(gradient)
        optimizer.step()
        path.append(weight.detach().numpy().copy())
    return path


def in_torch(options: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments of `adam_step` by torch's names."""
    return {
        "lr": options.get("learning_rate", 0.001),
        "betas": (options.get("beta1", 0.9), options.get("beta2", 0.999)),
        "eps": options.get("eps", 1e-8),
    }


def adam(w: Array, gradients: Array, options: Sequence[dict[str, Any]]) -> list[Array]:
    return torch_steps(torch.optim.Adam, w, gradients, [in_torch(each) for each in options])


def adadelta(w: Array, gradients: Array, options: Sequence[dict[str, Any]]) -> list[Array]:
    return torch_steps(torch.optim.Adadelta, w, gradients, [{"lr": 1.0, **each} for each in options])


def run_for(seed: int, steps: int, scale: float) -> tuple[Array, Array]:
    """A start and gradients for four weights: three random ones of several sizes, one without gradient."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=4), rng.normal(0.3, 1.0, size=(steps, 4)) * scale * np.array([1.0, 0.1, 20.0, 0.0])


def moving_averages(values: Array, beta: float) -> Array:
    """What the recursion of a moving average from zero adds up to."""
    powers = beta ** np.arange(len(values))
    return (1 - beta) * np.array([powers[k::-1] @ values[: k + 1] for k in range(len(values))])


def expect_steps(
    path: Any, expected: Sequence[Array], on: Text, mistakes: dict[str, Sequence[Array]]
) -> None:
    """To 1e-9, as the contract says."""
    steps = expect_list(path, len(expected), on=on)
    for index in range(len(expected)):
        wrong = {hint: other[index] for hint, other in mistakes.items()}
        expect_close(steps[index], expected[index], rtol=0.0, atol=1e-9, on=on, mistakes=wrong)


@dataclass(frozen=True)
class Rule:
    """What is asked of a step function, and how."""

    name: str
    oracle: Callable[[Array, Array, Sequence[dict[str, Any]]], list[Array]]
    """`w`, gradients, keyword arguments of each step → every `w`."""
    options: dict[str, Any]
    """Keyword arguments where no other are the question."""
    scale: float
    """Size of the gradients where no other is the question."""

    def expect_to_follow(
        self, submission, seed: int, options: Sequence[dict[str, Any]], on: Text, scale: float | None = None
    ) -> None:
        """A run with these keyword arguments in each step."""
        w, gradients = run_for(seed, len(options), scale or self.scale)
        path = submission.run(follow, self.name, w, gradients, list(options))
        expect_steps(path, self.oracle(w, gradients, options), on, {})

    def expect_two_runs(self, submission, seed: int) -> None:
        on = Text("dos entrenamientos que se alternan", "two runs that take turns")
        runs = run_for(seed, 6, self.scale), run_for(seed + 1, 6, self.scale)
        starts, gradients = [run[0] for run in runs], [run[1] for run in runs]
        paths = submission.run(follow_two, self.name, starts, gradients, self.options)
        for path, run in zip(expect_tuple(paths, 2, on=on), runs, strict=True):
            expect_steps(path, self.oracle(*run, [self.options] * 6), on, {})
        on = Text("un w que cambia entre un paso y otro", "a w that changes between one step and the next")
        path = submission.run(follow_moved, self.name, *runs[0], self.options)
        expected = self.oracle(*runs[0], [self.options] * 6)
        for index, found in enumerate(expect_list(path, 6, on=on)):
            expect_close(found, expected[index] + index, rtol=0.0, atol=1e-9, on=on, hint="w_from_argument")

    def expect_state_kept(self, submission, seed: int) -> None:
        on = Text("dos continuaciones del mismo estado", "two continuations of one state")
        w, gradients = run_for(seed, 6, self.scale)
        expected = self.oracle(w, gradients, [self.options] * 6)
        for count in (1, 4):
            ways = submission.run(step_again, self.name, w, gradients, count, self.options)
            for way in expect_list(ways, 2, on=on):
                expect_steps(list(expect_tuple(way, 2, on=on)), expected[count : count + 2], on, {})

    def expect_arguments_kept(self, submission, seed: int) -> None:
        on = Text("los w y gradientes que se pasaron", "the w and gradients that were passed")
        w, gradients = run_for(seed, 4, self.scale)
        before = [w, *self.oracle(w, gradients, [self.options] * 4)]
        passed = submission.run(arguments_afterwards, self.name, w, gradients, self.options)
        for pair, old_w, gradient in zip(expect_list(passed, 4, on=on), before, gradients, strict=False):
            passed_w, passed_gradient = expect_tuple(pair, 2, on=on)
            expect_close(passed_w, old_w, on=on)
            expect_close(passed_gradient, gradient, on=on)

    def expect_call(self, submission, seed: int, options: dict[str, Any]) -> None:
        w, (gradient,) = run_for(seed, 1, 1.0)
        (expected,) = self.oracle(w, [gradient], [options])
        views = noncontiguous(w), noncontiguous(gradient)
        by_keyword = submission.run(step_by_keyword, self.name, *views, options)
        expect_close(by_keyword, expected, rtol=0.0, atol=1e-9, on=BY_KEYWORD)
        by_position = submission.run(step_by_position, self.name, w, gradient, list(options.values()))
        on = Text("todos los argumentos por posición", "all arguments by position")
        expect_close(by_position, expected, rtol=0.0, atol=1e-9, on=on)


# Gradients of 1e4 to 2e6 for Adam: there its eps can be neglected, which has a check of its own.
ADAM = Rule("adam_step", adam, {"learning_rate": 0.05}, 1e5)
ADADELTA = Rule("adadelta_step", adadelta, {"rho": 0.9, "eps": 1e-6}, 1.0)
ON_A_HUNDRED = Text("cien pasos", "a hundred steps")


@check(
    "adam_step",
    points=0.75,
    promises=[2, 54],
    hint="adam_formula",
    title=Text("cien pasos como los de torch.optim.Adam", "a hundred steps like those of torch.optim.Adam"),
)
def test_adam_follows_torch(submission):
    w, gradients = run_for(81, 100, ADAM.scale)
    mean, square = moving_averages(gradients, 0.9), moving_averages(gradients**2, 0.999)
    steps = np.arange(1.0, 101.0)[:, None]
    mean_hat, square_hat = mean / (1 - 0.9**steps), square / (1 - 0.999**steps)
    mistakes = {
        "bias_correction": w - 0.05 * np.cumsum(mean / (np.sqrt(square) + 1e-8), axis=0),
        "root_missing": w - 0.05 * np.cumsum(mean_hat / (square_hat + 1e-8), axis=0),
        "gradient_sign": w + 0.05 * np.cumsum(mean_hat / (np.sqrt(square_hat) + 1e-8), axis=0),
        "gradient_not_averaged": w - 0.05 * np.cumsum(gradients / (np.sqrt(square_hat) + 1e-8), axis=0),
    }
    options = [ADAM.options] * 100
    path = submission.run(follow, "adam_step", w, gradients, options)
    expect_steps(path, adam(w, gradients, options), ON_A_HUNDRED, mistakes)


@check(
    "adam_step",
    points=0.5,
    promises=[55, 58],
    hint="eps_place",
    title=Text("gradientes de 1e-8 y un eps grande", "gradients of 1e-8 and a large eps"),
)
def test_adam_eps(submission):
    for scale, more, on in (
        (1e-8, {}, Text("gradientes de 1e-8", "gradients of 1e-8")),
        (1.0, {}, Text("gradientes de 1", "gradients of 1")),
        (1.0, {"eps": 0.1}, Text("eps = 0.1", "eps = 0.1")),
    ):
        ADAM.expect_to_follow(submission, 82, [ADAM.options | more] * 100, on, scale)


@check(
    "adam_step",
    points=0.25,
    promises=[57],
    hint="betas",
    title=Text("otros beta1 y beta2", "other values of beta1 and beta2"),
)
def test_adam_betas(submission):
    for beta1, beta2 in ((0.5, 0.9), (0.0, 0.999), (0.9, 0.5)):
        on = Text(f"beta1 = {beta1}, beta2 = {beta2}", f"beta1 = {beta1}, beta2 = {beta2}")
        options = ADAM.options | {"beta1": beta1, "beta2": beta2}
        ADAM.expect_to_follow(submission, 83, [options] * 100, on)


@check(
    "adam_step",
    points=0.25,
    promises=[56],
    hint="changing_rate",
    title=Text("una tasa que cambia de un paso a otro", "a rate that changes from step to step"),
)
def test_adam_changing_rate(submission):
    on = Text("una tasa distinta en cada paso", "another rate in each step")
    ADAM.expect_to_follow(submission, 84, [{"learning_rate": 0.1 / (1 + k % 7)} for k in range(100)], on)


@check(
    "adam_step",
    points=0.25,
    promises=[58],
    hint="step_defaults",
    title=Text("valores por omisión", "defaults"),
)
def test_adam_defaults(submission):
    ADAM.expect_to_follow(submission, 85, [{}] * 100, Text("valores por omisión", "defaults"))


@check(
    "adam_step",
    points=0.25,
    promises=[59],
    hint="memory_in_state",
    title=Text("toda la memoria está en el estado", "all memory lies in the state"),
)
def test_adam_two_runs(submission):
    ADAM.expect_two_runs(submission, 86)


@check(
    "adam_step",
    points=0.5,
    promises=[60],
    hint="state_modified",
    requires=["test_adam_follows_torch"],
    title=Text("no modifica el estado que recibe", "the state passed in is left alone"),
)
def test_adam_state_kept(submission):
    ADAM.expect_state_kept(submission, 88)


@check(
    "adam_step",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre y por posición", "arguments by keyword and by position"),
    requires=["test_adam_follows_torch"],
)
def test_adam_call(submission):
    ADAM.expect_call(submission, 89, {"learning_rate": 0.2, "beta1": 0.8, "beta2": 0.9, "eps": 0.05})


@check(
    "adam_step",
    points=0.125,
    promises=[3],
    hint="step_in_place",
    requires=["test_adam_follows_torch"],
    title=Text("no modifica w ni los gradientes", "w and the gradients are left alone"),
)
def test_adam_untouched(submission):
    ADAM.expect_arguments_kept(submission, 90)


@check(
    "adadelta_step",
    points=1.0,
    promises=[2, 61],
    hint="adadelta_formula",
    title=Text(
        "cien pasos como los de torch.optim.Adadelta", "a hundred steps like those of torch.optim.Adadelta"
    ),
)
def test_adadelta_follows_torch(submission):
    w, gradients = run_for(91, 100, ADADELTA.scale)
    options = [ADADELTA.options] * 100
    expected = adadelta(w, gradients, options)
    root = np.sqrt(moving_averages(gradients**2, 0.9) + 1e-6)
    mistakes = {
        "gradient_sign": [2 * w - each for each in expected],
        "numerator_missing": w - np.cumsum(gradients / root, axis=0),
        "numerator_constant": w - np.cumsum(1e-3 * gradients / root, axis=0),
    }
    path = submission.run(follow, "adadelta_step", w, gradients, options)
    expect_steps(path, expected, ON_A_HUNDRED, mistakes)


@check(
    "adadelta_step",
    points=0.5,
    promises=[62],
    hint="adadelta_eps",
    title=Text("gradientes de 1e-8 y un eps grande", "gradients of 1e-8 and a large eps"),
)
def test_adadelta_eps(submission):
    for scale, eps, on in (
        (1e-8, 1e-6, Text("gradientes de 1e-8", "gradients of 1e-8")),
        (1e-8, 1e-14, Text("gradientes de 1e-8 y eps = 1e-14", "gradients of 1e-8 and eps = 1e-14")),
        (1.0, 0.1, Text("eps = 0.1", "eps = 0.1")),
    ):
        ADADELTA.expect_to_follow(submission, 92, [{"rho": 0.9, "eps": eps}] * 100, on, scale)


@check(
    "adadelta_step",
    points=0.25,
    promises=[63],
    hint="rho",
    title=Text("otro rho", "another rho"),
)
def test_adadelta_rho(submission):
    for rho in (0.5, 0.95, 0.0):
        options = [ADADELTA.options | {"rho": rho}] * 100
        ADADELTA.expect_to_follow(submission, 93, options, Text(f"rho = {rho}", f"rho = {rho}"))


@check(
    "adadelta_step",
    points=0.25,
    promises=[64],
    hint="step_defaults",
    title=Text("valores por omisión", "defaults"),
)
def test_adadelta_defaults(submission):
    ADADELTA.expect_to_follow(submission, 94, [{}] * 100, Text("valores por omisión", "defaults"))


@check(
    "adadelta_step",
    points=0.25,
    promises=[65],
    hint="memory_in_state",
    title=Text("toda la memoria está en el estado", "all memory lies in the state"),
)
def test_adadelta_two_runs(submission):
    ADADELTA.expect_two_runs(submission, 95)


@check(
    "adadelta_step",
    points=0.5,
    promises=[66],
    hint="state_modified",
    requires=["test_adadelta_follows_torch"],
    title=Text("no modifica el estado que recibe", "the state passed in is left alone"),
)
def test_adadelta_state_kept(submission):
    ADADELTA.expect_state_kept(submission, 97)


@check(
    "adadelta_step",
    points=0.125,
    promises=[1, 6],
    hint="names_and_views",
    title=Text("argumentos por nombre y por posición", "arguments by keyword and by position"),
    requires=["test_adadelta_follows_torch"],
)
def test_adadelta_call(submission):
    ADADELTA.expect_call(submission, 98, {"rho": 0.7, "eps": 0.02})


@check(
    "adadelta_step",
    points=0.125,
    promises=[3],
    hint="step_in_place",
    requires=["test_adadelta_follows_torch"],
    title=Text("no modifica w ni los gradientes", "w and the gradients are left alone"),
)
def test_adadelta_untouched(submission):
    ADADELTA.expect_arguments_kept(submission, 99)
