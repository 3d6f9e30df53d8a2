"""Local checks of the lab on recurrent networks: they give no points, they help."""

import functools
import math

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
)

BY_HAND = Text("un ejemplo hecho a mano", "an example done by hand")
ONE = Text("una sola secuencia de un solo paso", "a single sequence of a single step")
ROWS = np.array([[1.0, 0.0, 2.0], [-1.0, 1.0, 0.5]])
ANSWERS = np.array([2.0, 0.0])


@check(
    "forward_states",
    promises=[2, 4, 8, 9, 10],
    hint="states_formula",
    title=Text("los estados de dos filas cortas", "the states of two short rows"),
)
def test_local_states(submission):
    seen = submission.observe("forward_states", ROWS, 2.0, 0.5)
    expected = np.array([[0.0, 2.0, 1.0, 4.5], [0.0, -2.0, 1.0, 1.5]])
    expect_close(seen.value, expected, on=BY_HAND)
    expect_untouched(seen, on=BY_HAND, hint="arguments_modified")
    small = submission.forward_states(x=np.array([[3.0]]), U=2.0, W=0.5)
    expect_close(small, np.array([[0.0, 6.0]]), on=ONE, hint="states_shape")


@check(
    "squared_error",
    promises=[3, 4, 12],
    hint="error_formula",
    title=Text("el error de dos filas cortas, un float", "the error of two short rows, a float"),
)
def test_local_error(submission):
    seen = submission.observe("squared_error", x=ROWS, y=ANSWERS, U=2.0, W=0.5)
    expect_float(seen.value, 8.5, on=BY_HAND, mistakes={"mean_not_sum": 4.25, "half_error": 4.25})
    expect_untouched(seen, on=BY_HAND, hint="arguments_modified")


@check(
    "bptt",
    promises=[3, 4, 14, 15, 16],
    hint="bptt_formula",
    title=Text("los dos gradientes de dos filas cortas", "both gradients of two short rows"),
)
def test_local_bptt(submission):
    seen = submission.observe("bptt", x=ROWS, y=ANSWERS, U=2.0, W=0.5)
    pair = expect_tuple(seen.value, 2, on=BY_HAND, hint="pair_of_gradients")
    for got, expected in zip(pair, (13.5, 10.0), strict=True):
        expect_float(got, expected, on=BY_HAND, rtol=1e-9, mistakes={"factor_two": expected / 2})
    expect_untouched(seen, on=BY_HAND, hint="arguments_modified")
    pair = expect_tuple(submission.bptt(np.array([[3.0]]), np.array([5.0]), 2.0, 0.0), 2, on=ONE)
    for got, expected in zip(pair, (6.0, 0.0), strict=True):
        expect_float(got, expected, on=ONE, hint="bptt_edges")


@check(
    "train",
    promises=[3, 4, 18, 19, 20, 21, 22, 23, 24],
    hint="train_step",
    title=Text(
        "dos pasos, con y sin recorte; uno que diverge", "two steps, with and without clipping; a divergence"
    ),
)
def test_local_train(submission):
    on = Text("x = [[1, 1]], y = [1]", "x = [[1, 1]], y = [1]")
    x, y = np.array([[1.0, 1.0]]), np.array([1.0])
    # s = U W + U: at (1, 1) the error is 1 and both gradients are 4 and 2.
    seen = submission.observe("train", x, y, epochs=1, learning_rate=0.1, weights=(1.0, 1.0))
    history = expect_dict(seen.value, ["loss", "U", "W"], on=on, hint="history_keys")
    for key, expected in (("loss", [1.0, (0.6 * 0.8 + 0.6 - 1) ** 2]), ("U", [1.0, 0.6]), ("W", [1.0, 0.8])):
        numbers = expect_list(history[key], 2, on=on, hint="history_length")
        for got, right in zip(numbers, expected, strict=True):
            expect_float(got, right, on=on, hint="history_loss" if key == "loss" else "train_step")
    expect_untouched(seen, on=on, hint="arguments_modified")

    on = Text("max_norm = 1", "max_norm = 1")
    history = expect_dict(submission.train(x, y, 1, 0.1, (1.0, 1.0), 1.0), ["loss", "U", "W"], on=on)
    for key, slope in (("U", 4.0), ("W", 2.0)):
        clipped = expect_list(history[key], 2, on=on)[1]
        expect_float(clipped, 1 - 0.1 * slope / math.sqrt(20), on=on, hint="train_clipping")
    history = expect_dict(
        submission.train(x, np.array([2.0]), 1, 0.1, (1.0, 1.0), 1.0), ["loss", "U", "W"], on=on
    )
    expect_float(expect_list(history["U"], 2, on=on)[1], 1.0, on=on, hint="zero_gradient")

    on = Text("una tasa enorme", "an enormous rate")
    seen = submission.observe("train", np.ones((2, 9)), np.array([1.0, 2.0]), 6, 0.1, (1.0, 1.5))
    history = expect_dict(seen.value, ["loss", "U", "W"], on=on)
    last = expect_float(expect_list(history["loss"], 7, on=on, hint="history_length")[-1], on=on)
    expect(
        not math.isfinite(last) and not [each for each in seen.warnings if "encountered in" in each],
        Text(
            "Debería terminar en inf o nan, sin advertencias.",
            "It should end in inf or nan, without warnings.",
        ),
        hint="diverges_silently",
    )


@check(
    "clip_by_norm",
    promises=[3, 4, 6, 27, 28, 29, 30, 31],
    hint="clip_formula",
    title=Text("3 y 4: la norma es 5", "3 and 4: the norm is 5"),
)
def test_local_clip(submission):
    gradients = [np.array([3.0, 0.0]), np.array([[4.0]])]
    for max_norm, factor in ((2.5, 0.5), (5.0, 1.0), (math.inf, 1.0)):
        on = Text(f"norma 5, max_norm = {max_norm}", f"norm 5, max_norm = {max_norm}")
        seen = submission.observe("clip_by_norm", gradients=gradients, max_norm=max_norm)
        clipped, norm = expect_tuple(seen.value, 2, on=on, hint="pair_of_clipped_and_norm")
        expect_float(norm, 5.0, on=on, hint="norm_before")
        for got, gradient in zip(expect_list(clipped, 2, on=on, hint="clipped_list"), gradients, strict=True):
            expect_close(got, factor * gradient, on=on)
        expect_untouched(seen, on=on, hint="arguments_modified")
    on = Text("puros ceros, o ningún arreglo", "zeros alone, or no arrays")
    clipped, norm = expect_tuple(submission.clip_by_norm([np.zeros(2)], 1.0), 2, on=on)
    expect_close(expect_list(clipped, 1, on=on)[0], np.zeros(2), on=on, hint="clip_edges")
    clipped, norm = expect_tuple(submission.clip_by_norm([], 1.0), 2, on=on)
    expect_list(clipped, 0, on=on, hint="clip_edges")
    expect_float(norm, 0.0, on=on, hint="clip_edges")
    expect_value_error(
        lambda max_norm: submission.clip_by_norm(gradients, max_norm),
        good=[(0.1,)],
        bad=[(0.0,), (-2.0,), (math.nan,)],
        on=Text("max_norm en el límite", "max_norm at the limit"),
        hint="max_norm_refused",
    )


@check(
    "state_jacobian_norm",
    promises=[3, 4, 33, 34],
    hint="jacobian_formula",
    title=Text("una matriz triangular", "a triangular matrix"),
)
def test_local_jacobian(submission):
    W = np.array([[0.5, 2.0], [0.0, 0.5]])
    for steps, power in ((0, np.eye(2)), (1, W), (3, W @ W @ W)):
        on = Text(f"{steps} pasos", f"{steps} steps")
        seen = submission.observe("state_jacobian_norm", W, steps=steps)
        norm = float(np.linalg.svd(power)[1][0])
        expect_float(seen.value, norm, on=on, mistakes={"frobenius": float(np.sqrt((power**2).sum()))})
        expect_untouched(seen, on=on, hint="arguments_and_names")


@check(
    "long_run",
    promises=[4, 36, 37, 38, 39],
    hint="long_run_radius",
    title=Text("siete matrices de 2 × 2", "seven matrices of 2 × 2"),
)
def test_local_long_run(submission):
    for W, tol, expected, hint in (
        (np.diag([0.3, 0.8]), 1e-9, "vanishes", "long_run_radius"),
        (np.diag([0.3, 1.1]), 1e-9, "explodes", "long_run_radius"),
        (np.diag([-1.2, 0.4]), 1e-9, "explodes", "negative_eigenvalues"),
        (np.array([[0.0, -1.0], [1.0, 0.0]]), 1e-9, "marginal", "complex_eigenvalues"),
        (np.array([[0.6, 3.0], [0.0, 0.2]]), 1e-9, "vanishes", "radius_not_norm"),
        (np.diag([1.01, 0.4]), 0.1, "marginal", "tolerance"),
        (np.diag([0.99, 0.4]), 0.1, "marginal", "tolerance"),
    ):
        on = Text(f"W = {W.tolist()}, tol = {tol}", f"W = {W.tolist()}, tol = {tol}")
        seen = submission.observe("long_run", W=W, tol=tol)
        expect_equal(seen.value, expected, on=on, hint=hint)
        expect_untouched(seen, on=on, hint="arguments_modified")
    on = Text("un radio de 1 + 1e-8", "a radius of 1 + 1e-8")
    expect_equal(submission.long_run(np.array([[1 + 1e-8]])), "explodes", on=on, hint="tolerance_default")


SIZES = Text("T = 4, N = 3, D = 2, H = 5, O = 2", "T = 4, N = 3, D = 2, H = 5, O = 2")


def small_network(T=4, N=3, D=2, H=5, K=2):
    """The arguments of `rnn_forward`, by name."""
    rng = np.random.default_rng(4)
    shapes = {"X": (T, N, D), "s0": (N, H), "U": (D, H), "W": (H, H), "V": (H, K), "b": (H,), "c": (K,)}
    return {name: rng.uniform(-0.7, 0.7, size=shape) for name, shape in shapes.items()}


def run_forward(known):
    """States and outputs by torch."""
    states = [known["s0"]]
    for x in known["X"]:
        states.append(torch.tanh(x @ known["U"] + states[-1] @ known["W"] + known["b"]))
    states = torch.stack(states)
    return states, states[1:] @ known["V"] + known["c"]


@check(
    "rnn_forward",
    promises=[2, 4, 41, 42, 43, 44],
    hint="rnn_states",
    title=Text("una red pequeña", "a small network"),
)
def test_local_rnn_forward(submission):
    arguments = small_network()
    states, outputs = run_forward({name: torch.tensor(value) for name, value in arguments.items()})
    seen = submission.observe("rnn_forward", **arguments)
    pair = expect_tuple(seen.value, 2, on=SIZES, hint="pair_of_states_and_outputs")
    expect_close(pair[0], states.numpy(), on=SIZES)
    expect_close(pair[1], outputs.numpy(), on=SIZES, hint="rnn_outputs")
    expect_untouched(seen, on=SIZES, hint="arguments_modified")
    one, zero = np.ones((1, 1)), np.zeros(1)
    pair = expect_tuple(
        submission.rnn_forward(np.full((1, 1, 1), -900.0), 0 * one, one, one, one, zero, zero), 2, on=ONE
    )
    expect_close(pair[0], np.array([[[0.0]], [[-1.0]]]), on=ONE, hint="rnn_saturated")


@functools.cache
def small_gradients(k):
    """The arguments of `rnn_backward`, and gradients in which no error goes back more than `k` steps."""
    arguments = small_network()
    known = {name: torch.tensor(value, requires_grad=True) for name, value in arguments.items()}
    states, _ = run_forward(known)
    upstream = torch.tensor(np.random.default_rng(5).normal(size=(4, 3, 2)))
    for t in range(4):
        first = max(0, t + 1 - k)
        start = known["s0"] if first == 0 else states[first].detach()
        _, outputs = run_forward(known | {"X": known["X"][first : t + 1], "s0": start})
        outputs[-1].backward(upstream[t])
    problem = {"X": arguments["X"], "states": states.detach().numpy()}
    problem |= {name: arguments[name] for name in "UWV"} | {"dJ_doutputs": upstream.numpy()}
    return problem, {name: value.grad.numpy() for name, value in known.items()}


@check(
    "rnn_backward",
    promises=[2, 4, 46, 47, 48, 49, 51],
    hint="backward_time",
    title=Text("los siete gradientes de una red pequeña", "the seven gradients of a small network"),
)
def test_local_rnn_backward(submission):
    problem, gradients = small_gradients(4)
    hints = {"V": "backward_output", "c": "backward_output", "s0": "backward_start", "X": "backward_inputs"}
    seen = submission.observe("rnn_backward", **problem)
    expect(
        isinstance(seen.value, dict), Text("Se espera un dict.", "A dict is expected."), hint="gradient_keys"
    )
    for name, expected in gradients.items():
        expect(
            name in seen.value,
            Text(f"Falta el gradiente de {name}.", f"The gradient of {name} is missing."),
            hint="gradient_keys",
        )
        on = Text(f"{SIZES.es}, gradiente de {name}", f"{SIZES.en}, gradient of {name}")
        expect_close(seen.value[name], expected, on=on, gradient=True, hint=hints.get(name))
    expect_untouched(seen, on=SIZES, hint="arguments_modified")


@check(
    "truncated_bptt",
    promises=[4, 6, 53, 54, 55, 56, 57, 58, 59],
    hint="window",
    title=Text("ventanas de 1, 2 y 9 pasos con T = 4", "windows of 1, 2 and 9 steps with T = 4"),
)
def test_local_truncated(submission):
    names = ["U", "W", "V", "b", "c"]
    problem, _ = small_gradients(4)
    for k, hint in ((1, "window_of_one"), (2, "window"), (9, "window_of_all")):
        on = Text(f"T = 4, k = {k}", f"T = 4, k = {k}")
        _, gradients = small_gradients(k)
        seen = submission.observe("truncated_bptt", **problem, k=k)
        found = expect_dict(seen.value, names, on=on, hint="five_keys")
        for name in names:
            expect_close(
                found[name],
                gradients[name],
                on=Text(f"{on.es}, gradiente de {name}", f"{on.en}, gradient of {name}"),
                gradient=True,
                hint="window_output" if name in "Vc" else hint,
            )
        expect_untouched(seen, on=on, hint="arguments_modified")
    expect_value_error(
        lambda k: submission.truncated_bptt(**problem, k=k),
        good=[(1,)],
        bad=[(0,), (-2,)],
        on=Text("k en el límite", "k at the limit"),
        hint="k_refused",
    )


@check(
    "lstm_step",
    promises=[2, 4, 61, 62, 63],
    hint="lstm_cell",
    title=Text("un paso como el de torch.nn.LSTMCell", "a step like that of torch.nn.LSTMCell"),
)
def test_local_lstm(submission):
    rng = np.random.default_rng(6)
    on = Text("N = 3, D = 2, H = 4", "N = 3, D = 2, H = 4")
    shapes = {"W_ih": (16, 2), "W_hh": (16, 4), "b_ih": (16,), "b_hh": (16,)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    x, h, c = rng.normal(size=(3, 2)), rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    for size, hint in ((1.0, None), (700.0, "lstm_saturated")):
        problem = {"x": size * x, "h": h, "c": c, "parameters": parameters}
        cell = torch.nn.LSTMCell(2, 4, dtype=torch.float64)
        names = {"weight_ih": "W_ih", "weight_hh": "W_hh", "bias_ih": "b_ih", "bias_hh": "b_hh"}
        cell.load_state_dict({name: torch.tensor(parameters[key]) for name, key in names.items()})
        right = cell(torch.tensor(size * x), (torch.tensor(h), torch.tensor(c)))
        seen = submission.observe("lstm_step", **problem)
        pair = expect_tuple(seen.value, 2, on=on, hint="pair_of_h_and_c")
        expect_close(pair[1], right[1].detach().numpy(), on=on, hint=hint)
        expect_close(pair[0], right[0].detach().numpy(), on=on, hint=hint or "lstm_state")
        expect_untouched(seen, on=on, hint="arguments_modified")


@check(
    "count_ones",
    promises=[4, 65, 66, 67, 69],
    hint="count_same_length",
    title=Text("filas nuevas, de 10 y de 20 bits", "new rows, of 10 and of 20 bits"),
)
def test_local_count(submission):
    generator = torch.Generator().manual_seed(7)
    rows = torch.randint(0, 2, (1000, 10), generator=generator).float()
    seen = submission.observe("count_ones", sequences=rows, labels=rows.sum(dim=1), seed=3)
    on = Text("count_ones(…)", "count_ones(…)")
    network = expect_remote(seen.value, "module", on=on, hint="count_module")
    for count, length, bound, hint in (
        (500, 10, 0.5, "count_same_length"),
        (500, 20, 1.0, "count_longer"),
        (1, 10, math.inf, "count_shape"),
    ):
        bits = torch.randint(0, 2, (count, length), generator=generator).float()
        on = Text(f"una entrada de forma ({count}, {length})", f"an input of shape ({count}, {length})")
        counts = expect_close(
            submission.observe(network, bits).value, bits.sum(dim=1), on=on, atol=math.inf, hint="count_shape"
        )
        error = (counts - bits.sum(dim=1)).abs().mean().item()
        expect(
            error <= bound,
            Text(
                f"Con filas de {length} bits, el error absoluto medio es {error:.3f}, más que {bound}.",
                f"On rows of {length} bits the mean absolute error is {error:.3f}, more than {bound}.",
            ),
            hint=hint,
        )
    expect_untouched(seen, on=Text("count_ones(…)", "count_ones(…)"), hint="count_random_state")
