"""Local checks of the lab on gradient descent: they help you along, and they do not see everything."""

from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, mse_loss

from autograder.testing import (
    Text,
    check,
    expect,
    expect_close,
    expect_float,
    expect_list,
    expect_tuple,
    expect_untouched,
    expect_value_error,
    noncontiguous,
)

EXAMPLE = Text("el ejemplo del enunciado", "the example in the text")
RANDOM = Text("datos al azar", "random data")
NAMED = Text(
    "argumentos por nombre y arreglos no contiguos", "arguments by keyword and arrays that are not contiguous"
)
VALUES = Text("valores", "values")
KIND = Text("tipo del resultado", "kind of the result")
CALL = Text("argumentos por nombre, arreglos no contiguos", "arguments by keyword, non-contiguous arrays")
UNTOUCHED = Text("los argumentos quedan como estaban", "arguments are left alone")
ERRORS = Text("ValueError cuando corresponde", "ValueError where it is due")


def random_data(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """`w`, `X` and a real-valued `t`."""
    rng = np.random.default_rng(1000 + rows)
    return rng.normal(size=columns), rng.normal(size=(rows, columns)), rng.normal(size=rows)


def loss_in_torch(loss: Any, w: np.ndarray, X: np.ndarray, t: np.ndarray) -> tuple[float, np.ndarray]:
    """The loss and its gradient."""
    weight = torch.tensor(w, requires_grad=True)
    value = loss(torch.tensor(X) @ weight, torch.tensor(t))
    value.backward()
    return value.item(), weight.grad.numpy()


def as_number(value: Any) -> Any:
    """An array with one element counts as its element: that it is a float is a check of its own."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind == "f":
        return value.item()
    return value


# --- mse_loss


@check("mse_loss", promises=[5, 9], hint="mse_loss_formula", title=VALUES)
def test_mse_loss(submission):
    w, X, t = np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0])
    mistakes = {"sum_not_mean": 5.0, "half_loss": 1.25, "root_of_loss": 2.5**0.5, "not_squared": 1.5}
    expect_float(as_number(submission.mse_loss(w, X, t)), 2.5, on=EXAMPLE, mistakes=mistakes)
    for rows, columns in ((12, 3), (4, 1), (1, 2)):
        data = random_data(rows, columns)
        expect_float(as_number(submission.mse_loss(*data)), loss_in_torch(mse_loss, *data)[0], on=RANDOM)


@check("mse_loss", promises=[2], hint="float_not_array", title=KIND)
def test_mse_loss_is_a_float(submission):
    expect_float(submission.mse_loss(*random_data(5, 2)), on=RANDOM)


@check("mse_loss", promises=[1, 6], hint="names_and_views", title=CALL, requires=["test_mse_loss"])
def test_mse_loss_call(submission):
    w, X, t = map(noncontiguous, random_data(6, 2))
    expect_float(submission.mse_loss(X=X, t=t, w=w), on=NAMED)


@check("mse_loss", promises=[3], hint="arguments_modified", title=UNTOUCHED)
def test_mse_loss_untouched(submission):
    expect_untouched(submission.observe("mse_loss", *random_data(6, 2)), on=RANDOM)


# --- mse_gradient


@check("mse_gradient", promises=[5, 10], hint="mse_gradient_formula", title=VALUES)
def test_mse_gradient(submission):
    w, X, t = np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0])
    right = np.array([3.0, 2.0])
    mistakes = {"factor_two": right / 2, "sum_not_mean": 2 * right, "gradient_sign": -right}
    expect_close(submission.mse_gradient(w, X, t), right, on=EXAMPLE, gradient=True, mistakes=mistakes)
    for rows, columns in ((12, 3), (3, 5)):
        data = random_data(rows, columns)
        right = loss_in_torch(mse_loss, *data)[1]
        expect_close(submission.mse_gradient(*data), right, on=RANDOM, gradient=True)


@check(
    "mse_gradient",
    promises=[2, 5],
    hint="gradient_shape",
    title=Text("una sola columna", "a single column"),
    requires=["test_mse_gradient"],
)
def test_mse_gradient_one_column(submission):
    data = random_data(6, 1)
    right = loss_in_torch(mse_loss, *data)[1]
    expect_close(submission.mse_gradient(*data), right, on=Text("D = 1", "D = 1"), gradient=True)


@check("mse_gradient", promises=[1, 6], hint="names_and_views", title=CALL, requires=["test_mse_gradient"])
def test_mse_gradient_call(submission):
    data = random_data(6, 2)
    w, X, t = map(noncontiguous, data)
    right = loss_in_torch(mse_loss, *data)[1]
    expect_close(submission.mse_gradient(X=X, t=t, w=w), right, on=NAMED, gradient=True)


@check("mse_gradient", promises=[3], hint="arguments_modified", title=UNTOUCHED)
def test_mse_gradient_untouched(submission):
    expect_untouched(submission.observe("mse_gradient", *random_data(6, 2)), on=RANDOM)


# --- gradient_descent: for X = 1, t = 0, w0 = 1 and a rate of 0.25 each step halves w; nothing is rounded

ONE = np.array([[1.0]]), np.array([0.0]), np.array([1.0])
HALVING = Text("X = [[1.]], t = [0.], w0 = [1.], learning_rate = 0.25", "X = [[1.]], t = [0.], w0 = [1.], …")


def expect_run(value: Any, w: list[float], history: list[float], on: Text) -> None:
    found, losses = expect_tuple(value, 2, on=on, hint="pair_of_w_and_history")
    expect_close(found, np.array(w), on=on)
    losses = expect_list(losses, on=on, hint="history_type")
    losses = [expect_float(loss, on=on, hint="history_type") for loss in losses]
    expect(
        len(losses) == len(history),
        Text(
            f"history debería tener {len(history)} pérdidas y tiene {len(losses)}.",
            f"history should hold {len(history)} losses and holds {len(losses)}.",
        ),
    )
    expect_close(np.array(losses), np.array(history), on=on)


@check("gradient_descent", promises=[12, 13, 14, 17], hint="history_content", title=VALUES)
def test_gradient_descent(submission):
    expect_run(submission.gradient_descent(*ONE, 0.25, 2), [0.25], [1.0, 0.25, 0.0625], HALVING)
    w, X, t = random_data(8, 3)
    loss, gradient = loss_in_torch(mse_loss, w, X, t)
    end = w - 0.1 * gradient
    losses = [loss, loss_in_torch(mse_loss, end, X, t)[0]]
    expect_run(submission.gradient_descent(X, t, w, 0.1, 1), end.tolist(), losses, RANDOM)


@check(
    "gradient_descent", promises=[15], hint="stop_at_tol", title=Text("se detiene con tol", "tol stops it")
)
def test_gradient_descent_tol(submission):
    expect_run(submission.gradient_descent(*ONE, 0.25, 9, 0.1), [0.25], [1.0, 0.25, 0.0625], HALVING)
    expect_run(submission.gradient_descent(*ONE, 0.25, 9, 0.25), [0.5], [1.0, 0.25], HALVING)


@check(
    "gradient_descent",
    promises=[16, 17],
    hint="loss_at_start",
    title=Text("sin actualizaciones: w0 ya basta, o max_iter = 0", "no update: w0 will do, or max_iter = 0"),
)
def test_gradient_descent_without_updates(submission):
    expect_run(submission.gradient_descent(*ONE, 0.25, 9, 2.0), [1.0], [1.0], HALVING)
    expect_run(submission.gradient_descent(*ONE, 0.25, 0), [1.0], [1.0], HALVING)


@check("gradient_descent", promises=[1, 3, 6], hint="start_modified", title=UNTOUCHED)
def test_gradient_descent_untouched(submission):
    w, X, t = map(noncontiguous, random_data(6, 2))
    seen = submission.observe("gradient_descent", X=X, t=t, w0=w, learning_rate=0.1, max_iter=3, tol=0.0)
    expect_untouched(seen, on=NAMED)


@check("gradient_descent", promises=[19, 20], hint="descent_errors", title=ERRORS)
def test_gradient_descent_errors(submission):
    expect_value_error(
        lambda rate, count: submission.gradient_descent(*ONE, rate, count),
        good=[(0.25, 3)],
        bad=[(0.0, 3), (-1.0, 3), (0.25, -1)],
        on=HALVING,
    )


# --- max_stable_learning_rate


@check("max_stable_learning_rate", promises=[21, 22], hint="largest_eigenvalue", title=VALUES)
def test_max_stable_learning_rate(submission):
    mistakes = {"one_over_l": 0.25, "hessian_factor_two": 1.0}
    found = submission.max_stable_learning_rate(np.array([[2.0], [0.0]]))
    expect_float(as_number(found), 0.5, on=EXAMPLE, mistakes=mistakes)
    for X, limit in ((np.diag([1.0, 4.0, 2.0]), 3 / 16), (np.array([[3.0, 4.0]]), 1 / 25)):
        on = Text(f"una matriz de forma {X.shape}", f"a matrix of shape {X.shape}")
        expect_float(as_number(submission.max_stable_learning_rate(X=X)), limit, on=on)


@check("max_stable_learning_rate", promises=[23], hint="zero_matrix", title=Text("X = 0", "X = 0"))
def test_max_stable_learning_rate_zero(submission):
    expect_float(
        submission.max_stable_learning_rate(np.zeros((3, 2))), float("inf"), on=Text("ceros", "zeros")
    )


@check("max_stable_learning_rate", promises=[2, 3], hint="float_not_array", title=KIND)
def test_max_stable_learning_rate_is_a_float(submission):
    seen = submission.observe("max_stable_learning_rate", np.diag([1.0, 2.0]))
    expect_float(seen.value, on=RANDOM)
    expect_untouched(seen, on=RANDOM, hint="arguments_modified")


# --- logistic_loss and logistic_gradient


def random_classes(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """`w`, `X` and a `t` of zeros and ones."""
    w, X, t = random_data(rows, columns)
    return w, X, (t > 0).astype(np.float64)


@check("logistic_loss", promises=[24], hint="cross_entropy_formula", title=VALUES)
def test_logistic_loss(submission):
    for rows, columns in ((12, 3), (4, 1)):
        data = random_classes(rows, columns)
        right = loss_in_torch(binary_cross_entropy_with_logits, *data)[0]
        mistakes = {"sum_not_mean": right * rows, "loss_sign": -right}
        expect_float(as_number(submission.logistic_loss(*data)), right, on=RANDOM, mistakes=mistakes)


@check(
    "logistic_loss",
    promises=[25],
    hint="loss_extremes",
    title=Text("logits grandes del lado equivocado", "large logits on the wrong side"),
)
def test_logistic_loss_large_logits(submission):
    for logit, hint in ((32.0, "loss_digits"), (500.0, "loss_extremes"), (1000.0, "loss_extremes")):
        on = Text(f"z = {logit:g} y t = 0", f"z = {logit:g} and t = 0")
        loss = submission.logistic_loss(np.array([logit]), np.array([[1.0]]), np.array([0.0]))
        expect_float(as_number(loss), logit, on=on, hint=hint)
        on = Text(f"z = -{logit:g} y t = 1", f"z = -{logit:g} and t = 1")
        loss = submission.logistic_loss(np.array([logit]), np.array([[-1.0]]), np.array([1.0]))
        expect_float(as_number(loss), logit, on=on, hint=hint)


@check("logistic_loss", promises=[1, 2, 3, 6], hint="float_not_array", title=KIND)
def test_logistic_loss_is_a_float(submission):
    w, X, t = map(noncontiguous, random_classes(6, 2))
    seen = submission.observe("logistic_loss", X=X, t=t, w=w)
    expect_float(seen.value, on=NAMED)
    expect_untouched(seen, on=NAMED, hint="arguments_modified")


@check("logistic_gradient", promises=[5, 26], hint="logistic_gradient_formula", title=VALUES)
def test_logistic_gradient(submission):
    for rows, columns in ((12, 3), (4, 1), (2, 4)):
        data = random_classes(rows, columns)
        right = loss_in_torch(binary_cross_entropy_with_logits, *data)[1]
        mistakes = {"sum_not_mean": right * rows, "gradient_sign": -right, "logistic_factor": 2 * right}
        expect_close(submission.logistic_gradient(*data), right, on=RANDOM, gradient=True, mistakes=mistakes)


@check(
    "logistic_gradient", promises=[27], hint="gradient_extremes", title=Text("logits grandes", "large logits")
)
def test_logistic_gradient_large_logits(submission):
    on = Text("z = ±900", "z = ±900")
    X, t = np.array([[1.0], [-1.0]]), np.array([0.0, 0.0])
    expect_close(submission.logistic_gradient(np.array([900.0]), X, t), np.array([0.5]), on=on, gradient=True)


@check("logistic_gradient", promises=[1, 3, 6], hint="arguments_modified", title=UNTOUCHED)
def test_logistic_gradient_untouched(submission):
    w, X, t = map(noncontiguous, random_classes(6, 2))
    expect_untouched(submission.observe("logistic_gradient", X=X, t=t, w=w), on=NAMED)


# --- logistic_regression


def descent_in_torch(
    w: np.ndarray, X: np.ndarray, t: np.ndarray, count: int
) -> tuple[list[Any], list[float]]:
    """All points of a descent with a rate of 0.4, and the losses there."""
    path, losses = [w], []
    for _ in range(count + 1):
        loss, gradient = loss_in_torch(binary_cross_entropy_with_logits, path[-1], X, t)
        losses.append(loss)
        path.append(path[-1] - 0.4 * gradient)
    return path[:-1], losses


@check("logistic_regression", promises=[28, 29, 30, 33], hint="history_content", title=VALUES)
def test_logistic_regression(submission):
    w, X, t = random_classes(9, 2)
    path, losses = descent_in_torch(w, X, t, 4)
    expect_run(submission.logistic_regression(X, t, w, 0.4, 4), path[4].tolist(), losses, RANDOM)


@check(
    "logistic_regression",
    promises=[31, 32, 33],
    hint="stop_at_tol",
    title=Text("cuándo se detiene", "when it stops"),
)
def test_logistic_regression_stops(submission):
    w, X, t = random_classes(9, 2)
    path, losses = descent_in_torch(w, X, t, 4)
    for count in (3, 0):
        tol = (losses[count] + losses[count - 1]) / 2 if count else 2 * losses[0]
        value = submission.logistic_regression(X, t, w, 0.4, 50, tol)
        expect_run(value, path[count].tolist(), losses[: count + 1], RANDOM)
    expect_run(submission.logistic_regression(X, t, w, 0.4, 0), w.tolist(), losses[:1], RANDOM)


@check("logistic_regression", promises=[1, 3, 6], hint="start_modified", title=UNTOUCHED)
def test_logistic_regression_untouched(submission):
    w, X, t = map(noncontiguous, random_classes(6, 2))
    seen = submission.observe("logistic_regression", X=X, t=t, w0=w, learning_rate=0.1, max_iter=3, tol=0.0)
    expect_untouched(seen, on=NAMED)


@check("logistic_regression", promises=[35, 36], hint="descent_errors", title=ERRORS)
def test_logistic_regression_errors(submission):
    w, X, t = random_classes(6, 2)
    expect_value_error(
        lambda rate, count: submission.logistic_regression(X, t, w, rate, count),
        good=[(0.1, 2)],
        bad=[(0.0, 2), (-0.1, 2), (0.1, -1)],
        on=RANDOM,
    )


# --- minibatches


def some_passes(student, X, t, batch_size, seed, count):
    """All batches of `count` calls with one generator."""
    import itertools

    import numpy

    rng = numpy.random.default_rng(seed)
    calls = (student.minibatches(X=X, t=t, batch_size=batch_size, rng=rng) for _ in range(count))
    return [list(itertools.islice(batches, len(X) + 1)) for batches in calls]


def first_of_pass(student, X, t, batch_size):
    import numpy

    return next(student.minibatches(X, t, batch_size, numpy.random.default_rng(0)))


def arrays_after_a_pass(student, X, t):
    import numpy

    for _ in student.minibatches(X, t, 2, numpy.random.default_rng(0)):
        pass
    return X, t


def batch_arrays(batch: Any, on: Text) -> tuple[np.ndarray, np.ndarray]:
    X_b, t_b = expect_tuple(batch, 2, on=on, hint="batch_pair")
    expect(
        isinstance(X_b, np.ndarray) and isinstance(t_b, np.ndarray) and (X_b.ndim, t_b.ndim) == (2, 1),
        Text("X_b debería tener forma (b, D), y t_b, (b,).", "X_b should have shape (b, D), and t_b (b,)."),
        hint="batch_pair",
    )
    return X_b, t_b


@check(
    "minibatches",
    promises=[38, 39, 40],
    hint="every_row_once",
    title=Text("todas las filas, una vez, con su t", "all rows, once, with their t"),
)
def test_minibatches(submission):
    for rows, batch_size in ((8, 3), (6, 2), (3, 5)):
        on = Text(f"N = {rows}, batch_size = {batch_size}", f"N = {rows}, batch_size = {batch_size}")
        t = np.arange(float(rows))
        X = np.column_stack([10 * t, t])
        (batches,) = submission.run(some_passes, X, t, batch_size, 0, 1)
        pairs = [batch_arrays(batch, on) for batch in batches]
        for X_b, t_b in pairs:
            expect_close(X_b, np.column_stack([10 * t_b, t_b]), on=on, hint="rows_together")
        expect_close(np.sort(np.concatenate([pair[1] for pair in pairs])), t, on=on)
        expect(
            all(len(pair[1]) == batch_size for pair in pairs[:-1]) and len(pairs[-1][1]) > 0,
            Text(
                "Solo el último mini-batch puede ser más chico.", "Only the last mini-batch may be smaller."
            ),
            hint="batch_sizes",
        )


@check(
    "minibatches",
    promises=[42],
    hint="same_order_again",
    title=Text("otra llamada, otro orden", "another call, another order"),
)
def test_minibatches_another_order(submission):
    t = np.arange(15.0)
    both = submission.run(some_passes, t.reshape(15, 1), t, 15, 3, 2)
    (first, second) = (batch_arrays(batches[0], RANDOM)[1] for batches in both)
    expect(
        not np.array_equal(first, second),
        Text(
            "Dos llamadas con el mismo rng dieron el mismo orden.", "Two calls with one rng gave one order."
        ),
    )


@check(
    "minibatches",
    promises=[37],
    hint="iterator_not_list",
    title=Text("un iterador que acepta next", "an iterator that next accepts"),
)
def test_minibatches_iterator(submission):
    on = Text("next(minibatches(…))", "next(minibatches(…))")
    batch_arrays(submission.run(first_of_pass, np.zeros((5, 2)), np.zeros(5), 2), on)


@check("minibatches", promises=[3], hint="shuffled_in_place", title=UNTOUCHED)
def test_minibatches_untouched(submission):
    t = np.arange(9.0)
    X_after, t_after = submission.run(arrays_after_a_pass, t.reshape(9, 1), t)
    expect_close(t_after, t, on=RANDOM)
    expect_close(X_after, t.reshape(9, 1), on=RANDOM)


@check("minibatches", promises=[43, 44], hint="batch_errors", title=ERRORS)
def test_minibatches_errors(submission):
    X, t = np.zeros((4, 2)), np.zeros(4)
    expect_value_error(
        lambda *arguments: submission.run(first_of_pass, *arguments),
        good=[(X, t, 1), (X, t, 4)],
        bad=[(X, t, 0), (X, t, -2), (X, t[:3], 2), (X[:3], t, 2)],
        on=RANDOM,
    )


# --- sgd


def run_sgd(student, X, t, w0, learning_rate, batch_size, epochs, seed):
    import numpy

    rng = numpy.random.default_rng(seed)
    return student.sgd(
        X=X, t=t, w0=w0, learning_rate=learning_rate, batch_size=batch_size, epochs=epochs, rng=rng
    )


def start_after_sgd(student, X, t, w0):
    import numpy

    student.sgd(X, t, w0, 0.1, 2, 2, numpy.random.default_rng(0))
    return w0


@check(
    "sgd",
    promises=[45, 46, 47],
    hint="sgd_step",
    title=Text("un paso por mini-batch", "one step per mini-batch"),
)
def test_sgd_steps(submission):
    # Row i moves weight i alone. Of five rows two pairs share a batch; one is alone and moves twice as far.
    on = Text("X = identidad, N = 5, batch_size = 2", "X = identity, N = 5, batch_size = 2")
    w = submission.run(run_sgd, np.eye(5), np.zeros(5), np.ones(5), 0.1, 2, 1, 0)
    expect(isinstance(w, np.ndarray) and w.shape == (5,), Text("w: forma (5,).", "w: shape (5,)."))
    mistakes = {
        "last_batch_divisor": np.full(5, 0.9),
        "last_batch_lost": np.array([0.9, 0.9, 0.9, 0.9, 1.0]),
        "batch_mean_over_all": np.full(5, 0.96),
        "factor_two": np.array([0.9, 0.95, 0.95, 0.95, 0.95]),
    }
    expect_close(np.sort(w), np.array([0.8, 0.9, 0.9, 0.9, 0.9]), on=on, mistakes=mistakes)
    for epochs in (0, 3):
        w = submission.run(run_sgd, np.eye(4), np.zeros(4), np.ones(4), 0.1, 2, epochs, 0)
        on = Text(f"epochs = {epochs}", f"epochs = {epochs}")
        expect_close(w, np.full(4, 0.9**epochs), on=on, hint="epochs_passes")


@check(
    "sgd",
    promises=[49],
    hint="full_batch",
    title=Text("con batch_size = N, descenso del gradiente", "gradient descent where batch_size = N"),
)
def test_sgd_full_batch(submission):
    w, X, t = random_data(7, 2)
    right = w
    for _ in range(5):
        right = right - 0.1 * loss_in_torch(mse_loss, right, X, t)[1]
    expect_close(submission.run(run_sgd, X, t, w, 0.1, 7, 5, 0), right, on=RANDOM)


@check("sgd", promises=[3], hint="start_modified", title=UNTOUCHED)
def test_sgd_untouched(submission):
    w, X, t = random_data(7, 2)
    expect_close(submission.run(start_after_sgd, X, t, w), w, on=RANDOM)


@check("sgd", promises=[50, 51], hint="batch_errors", title=ERRORS)
def test_sgd_errors(submission):
    w, X, t = random_data(4, 2)
    expect_value_error(
        lambda X, t, size: submission.run(run_sgd, X, t, w, 0.1, size, 1, 0),
        good=[(X, t, 1), (X, t, 4)],
        bad=[(X, t, 0), (X, t, -2), (X, t[:3], 2), (X[:3], t, 2)],
        on=RANDOM,
    )


# --- momentum_step, adam_step, adadelta_step


@check("momentum_step", promises=[52, 53], hint="velocity_formula", title=VALUES)
def test_momentum_step(submission):
    arrays = np.array([1.0, 2.0]), np.array([4.0, -2.0]), np.array([2.0, 1.0])
    for momentum, velocity in ((0.5, [-1.0, 1.5]), (0.0, [-2.0, 1.0])):
        on = Text(
            f"learning_rate = 0.5, momentum = {momentum}", f"learning_rate = 0.5, momentum = {momentum}"
        )
        pair = submission.momentum_step(*arrays, 0.5, momentum)
        w_new, velocity_new = expect_tuple(pair, 2, on=on)
        expect_close(velocity_new, np.array(velocity), on=on, mistakes={"velocity_sign": -np.array(velocity)})
        mistakes = {"old_velocity": arrays[0] + arrays[2]}
        expect_close(w_new, arrays[0] + velocity, on=on, hint="new_velocity_moves_w", mistakes=mistakes)


@check("momentum_step", promises=[1, 3, 6], hint="step_in_place", title=UNTOUCHED)
def test_momentum_step_untouched(submission):
    w, gradient, velocity = (noncontiguous(np.array([each, 1.0])) for each in (1.0, 2.0, 3.0))
    seen = submission.observe(
        "momentum_step", w=w, gradient=gradient, velocity=velocity, learning_rate=0.1, momentum=0.9
    )
    expect_untouched(seen, on=NAMED)


GRADIENTS = np.array([[1.0, -0.2], [0.5, 0.3], [-2.0, 0.1], [1.5, 0.0], [0.1, -0.4]])


def steps(student, name, w, gradients, options):
    """Every `w` of a run; each step has its own keyword arguments."""
    import copy

    state, path = None, []
    for gradient, each in zip(gradients, options, strict=True):
        w, state = getattr(student, name)(w=copy.copy(w), gradient=gradient.copy(), state=state, **each)
        path.append(copy.copy(w))
    return path


def same_step_twice(student, name, w, gradients):
    """Two steps from the start, and then the third step, twice."""
    state, step = None, getattr(student, name)
    for gradient in gradients[:2]:
        w, state = step(w.copy(), gradient.copy(), state)
    return [step(w.copy(), gradients[2].copy(), state)[0] for _ in range(2)]


def runs_in_turn(student, name, w, gradients):
    """Two equal runs that take turns: where both end."""
    now, states, step = [w, w], [None, None], getattr(student, name)
    for gradient in gradients:
        for which in (0, 1):
            now[which], states[which] = step(now[which].copy(), gradient.copy(), states[which])
    return now


def arguments_after_step(student, name, w, gradient):
    getattr(student, name)(w, gradient, None)
    return w, gradient


def in_torch(optimizer: type, w: np.ndarray, options: list[dict[str, Any]]) -> list[np.ndarray]:
    """Every `w` that torch's optimizer reaches with `GRADIENTS`."""
    weight = torch.tensor(w, requires_grad=True)
    theirs, path = optimizer([weight], **options[0]), []
    for gradient, each in zip(GRADIENTS, options, strict=True):
        theirs.param_groups[0].update(each)
        weight.grad = torch.tensor(gradient)
        theirs.step()
        path.append(weight.detach().numpy().copy())
    return path


def expect_path(submission, name: str, ours: Any, theirs: Any, on: Text, hint: str | None = None) -> None:
    w = np.array([0.3, -0.7])
    optimizer = torch.optim.Adam if name == "adam_step" else torch.optim.Adadelta
    expected = in_torch(optimizer, w, theirs)
    path = expect_list(submission.run(steps, name, w, GRADIENTS, ours), len(expected), on=on)
    for index, (found, right) in enumerate(zip(path, expected, strict=True), start=1):
        where = Text(f"{on.es}, paso {index}", f"{on.en}, step {index}")
        expect_close(found, right, rtol=0.0, atol=1e-9, on=where, hint=hint)


def expect_state_and_arguments_kept(submission, name: str) -> None:
    w = np.array([0.3, -0.7])
    once, again = submission.run(same_step_twice, name, w, GRADIENTS)
    on = Text("el mismo paso dos veces", "the same step twice")
    expect_close(again, once, on=on, hint="state_modified")
    one, other = submission.run(runs_in_turn, name, w, GRADIENTS)
    on = Text("dos entrenamientos iguales que se alternan", "two equal runs that take turns")
    expect_close(other, one, on=on, hint="memory_in_state")
    w_after, gradient_after = submission.run(arguments_after_step, name, w, GRADIENTS[0])
    on = Text("los argumentos después de un paso", "the arguments after a step")
    expect_close(w_after, w, on=on, hint="step_in_place")
    expect_close(gradient_after, GRADIENTS[0], on=on, hint="step_in_place")


@check("adam_step", promises=[54, 55, 56, 57], hint="adam_formula", title=VALUES)
def test_adam_step(submission):
    rates = [0.1, 0.1, 0.05, 0.2, 0.1]
    cases = {
        "learning_rate = 0.1": ([{"learning_rate": 0.1}] * 5, [{"lr": 0.1}] * 5, None),
        "eps = 0.01": ([{"eps": 0.01}] * 5, [{"eps": 0.01}] * 5, "eps_place"),
        "beta1 = 0.6, beta2 = 0.8": (
            [{"beta1": 0.6, "beta2": 0.8}] * 5,
            [{"betas": (0.6, 0.8)}] * 5,
            "betas",
        ),
        "learning_rate = 0.1, 0.1, 0.05, …": (
            [{"learning_rate": rate} for rate in rates],
            [{"lr": rate} for rate in rates],
            "changing_rate",
        ),
    }
    for said, (ours, theirs, hint) in cases.items():
        expect_path(submission, "adam_step", ours, theirs, Text(said, said), hint)


@check("adam_step", promises=[3, 59, 60], hint="state_modified", title=UNTOUCHED)
def test_adam_step_untouched(submission):
    expect_state_and_arguments_kept(submission, "adam_step")


@check("adadelta_step", promises=[61, 62, 63], hint="adadelta_formula", title=VALUES)
def test_adadelta_step(submission):
    cases = {
        "rho = 0.9, eps = 1e-6": ({"rho": 0.9, "eps": 1e-6}, None),
        "eps = 0.01": ({"eps": 0.01}, "adadelta_eps"),
        "rho = 0.6": ({"rho": 0.6, "eps": 1e-6}, "rho"),
    }
    for said, (options, hint) in cases.items():
        theirs = [{"lr": 1.0, **options}] * 5
        expect_path(submission, "adadelta_step", [options] * 5, theirs, Text(said, said), hint)


@check("adadelta_step", promises=[3, 65, 66], hint="state_modified", title=UNTOUCHED)
def test_adadelta_step_untouched(submission):
    expect_state_and_arguments_kept(submission, "adadelta_step")
