"""Valid input for each exercise, for comparing mutants with the reference."""

import numpy as np
import torch

TRIALS = {"count_ones": (2, "one call trains a network")}


def _sequences(rng):
    N, T = rng.integers(1, 6, size=2)
    return rng.normal(size=(N, T)), rng.normal(size=N)


def inputs_forward_states(rng):
    return (_sequences(rng)[0], float(rng.normal()), float(rng.normal()))


def edges_forward_states():
    x = np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 0.5]])
    return [(x, 0.0, 0.5), (x, 1.0, 0.0), (x, 1.0, -1.0), (x[:1, :1], 2.0, 3.0)]


def inputs_squared_error(rng):
    return (*_sequences(rng), float(rng.normal()), float(rng.normal()))


def edges_squared_error():
    x, y = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([3.0, -1.0])
    return [(x, y, 1.0, 1.0), (x, y, 0.0, 0.5), (x[:1, :1], y[:1], 1.0, 0.0)]


inputs_bptt, edges_bptt = inputs_squared_error, edges_squared_error


def inputs_train(rng):
    x, y = _sequences(rng)
    max_norm = None if rng.random() < 0.5 else float(rng.uniform(0.1, 5.0))
    weights = tuple(float(each) for each in rng.uniform(-1, 1, size=2))
    return (x, y, int(rng.integers(0, 6)), 0.01, weights, max_norm)


def edges_train():
    x, y = np.ones((4, 10)), np.array([9.0, 10.0, 10.5, 11.0])
    return [
        (x, y, 6, 0.0006, (1.0, 1.3)),
        (x[:2], x[:2].sum(axis=1), 3, 0.1, (1.0, 1.0), 1.0),
        (x, y, 0, 0.1, (1.0, 1.0)),
        (x, y, 5, 0.1, (1.0, 1.3), 1.0),
    ]


def inputs_clip_by_norm(rng):
    shapes = [tuple(rng.integers(1, 4, size=rng.integers(0, 4))) for _ in range(rng.integers(1, 4))]
    return ([np.asarray(rng.normal(size=shape)) for shape in shapes], float(rng.uniform(0.1, 5.0)))


def edges_clip_by_norm():
    pair = [np.array([3.0]), np.array([[4.0]])]
    return [
        ([], 1.0),
        ([], 0.0),
        (pair, 5.0),
        (pair, 2.5),
        (pair, np.inf),
        (pair, 0.0),
        (pair, -1.0),
        (pair, np.nan),
        ([np.zeros(3)], 1.0),
        ([np.zeros(3)], np.inf),
        ([np.empty(0), np.array(2.0)], 1.0),
    ]


def inputs_state_jacobian_norm(rng):
    H = rng.integers(1, 5)
    return (rng.normal(size=(H, H)) / 2, int(rng.integers(0, 8)))


def edges_state_jacobian_norm():
    W = np.array([[0.0, 3.0], [0.0, 0.0]])
    return [(W, 0), (W, 1), (W, 2)]


def inputs_long_run(rng):
    H = rng.integers(1, 5)
    return (rng.normal(size=(H, H)) / H**0.5, float(rng.choice([0.0, 1e-9, 0.1, 0.5])))


def edges_long_run():
    return [
        (np.eye(2),),
        (np.zeros((2, 2)),),
        (np.array([[1 + 5e-10]]),),
        (np.array([[1 - 2e-9]]),),
        (np.array([[1.0]]), 0.0),
        (np.array([[0.0, -1.0], [1.0, 0.0]]),),
        (np.diag([-1.5, 0.2]),),
    ]


def _network(rng):
    T, N, D, H, K = rng.integers(1, 5, size=5)
    shapes = ((T, N, D), (N, H), (D, H), (H, H), (H, K), (H,), (K,))
    return tuple(rng.uniform(-1, 1, size=shape) for shape in shapes)


def inputs_rnn_forward(rng):
    return _network(rng)


def edges_rnn_forward():
    X, *others = _network(np.random.default_rng(0))
    return [(1e3 * X, *others)]


def _backward(rng):
    X, s0, U, W, V, b, c = _network(rng)
    states = [s0]
    for x in X:
        states.append(np.tanh(x @ U + states[-1] @ W + b))
    return (X, np.array(states), U, W, V, rng.normal(size=(*X.shape[:2], len(c))))


def inputs_rnn_backward(rng):
    return _backward(rng)


def edges_rnn_backward():
    return [_backward(np.random.default_rng(seed)) for seed in range(5)]


def inputs_truncated_bptt(rng):
    return (*_backward(rng), int(rng.integers(1, 7)))


def edges_truncated_bptt():
    problem = _backward(np.random.default_rng(1))
    return [(*problem, k) for k in (-1, 0, 1, 2, 20)]


def inputs_lstm_step(rng):
    N, D, H = rng.integers(1, 5, size=3)
    shapes = {"W_ih": (4 * H, D), "W_hh": (4 * H, H), "b_ih": (4 * H,), "b_hh": (4 * H,)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return (rng.normal(size=(N, D)), rng.normal(size=(N, H)), rng.normal(size=(N, H)), parameters)


def edges_lstm_step():
    x, h, c, parameters = inputs_lstm_step(np.random.default_rng(2))
    return [(500.0 * x, h, c, parameters), (-500.0 * x, h, c, parameters)]


def _bits(seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, 2, (1000, 10), generator=generator).float()


def inputs_count_ones(rng):
    bits = _bits(int(rng.integers(1000)))
    return (bits, bits.sum(dim=1))  # with the default seed, which is the one that is graded


def edges_count_ones():
    return [(_bits(5), _bits(5).sum(dim=1))]


def call_count_ones(target, sequences, labels, seed=0):
    """What is promised of the network: its counts, and that the global random state stays."""
    state = torch.get_rng_state()
    network = target(sequences, labels, seed)
    moved = not torch.equal(state, torch.get_rng_state())
    with torch.no_grad():
        counts = network(_bits(1)), network(torch.cat([_bits(2), _bits(3)], dim=1)), network(_bits(4)[:1])
    return (isinstance(network, torch.nn.Module), moved, *counts)


def same_count_ones(expected, actual):
    """Equally right: the same kind of thing, and counts within the thresholds of the contract."""
    bits = _bits(1), torch.cat([_bits(2), _bits(3)], dim=1), _bits(4)[:1]
    same_form = expected[:2] == actual[:2] and all(
        one.shape == other.shape and one.dtype == other.dtype
        for one, other in zip(expected[2:], actual[2:], strict=True)
    )
    bounds = (0.5, 1.0, 1.5)
    return same_form and all(
        float((counts - rows.sum(dim=1)).abs().mean()) <= bound
        for counts, rows, bound in zip(actual[2:], bits, bounds, strict=True)
    )
