"""Valid inputs on which equivalent mutants are compared with the reference."""

import numpy as np


def _arrays(rng):
    """`w`, `X`, `t` of a random size, with numbers of a random size."""
    rows, columns = rng.integers(1, 7, size=2)
    scale = rng.choice([0.1, 1.0, 10.0])
    return rng.normal(size=columns), scale * rng.normal(size=(rows, columns)), rng.normal(size=rows)


def _refused(first, *more):
    """Too small a rate, too few iterations."""
    X, t, w = first
    return [(X, t, w, 0.0, 3), (X, t, w, -1.0, 3), (X, t, w, 0.1, -1), *more]


def inputs_mse_loss(rng):
    return _arrays(rng)


def edges_mse_loss():
    one = np.array([1.0])
    return [
        (one, np.array([[1.0]]), one),
        (np.zeros(2), np.zeros((3, 2)), np.zeros(3)),
        (one, np.eye(1), 0 * one),
    ]


def inputs_gradient_descent(rng):
    w, X, t = _arrays(rng)
    rate = float(rng.uniform(0.01, 2.0)) / max(1.0, float(np.sum(X**2)))
    count = int(rng.integers(0, 6))
    return (X, t, w, rate, count) if rng.random() < 0.5 else (X, t, w, rate, count, float(rng.uniform(0, 2)))


def edges_gradient_descent():
    halving = np.array([[1.0]]), np.array([0.0]), np.array([1.0])
    return _refused(
        halving,
        (*halving, 0.25, 0),
        (*halving, 0.25, 5, 0.25),
        (*halving, 0.25, 5, 1.0),
        (*halving, 0.25),
        (np.eye(2), np.zeros(2), np.zeros(2), 0.1, 3),
    )


def inputs_max_stable_learning_rate(rng):
    return (_arrays(rng)[1],)


def edges_max_stable_learning_rate():
    return [(np.zeros((2, 3)),), (np.zeros((1, 1)),), (np.ones((3, 1)),), (np.eye(4)[:2],)]


def _classes(rng):
    w, X, t = _arrays(rng)
    return w, X, (t > 0).astype(float)


def inputs_logistic_loss(rng):
    w, X, t = _classes(rng)
    return float(rng.choice([1.0, 30.0])) * w, X, t


def edges_logistic_loss():
    two = np.array([[1.0], [-1.0]])
    logits = (0.0, 1.0, 36.0, 37.5, 800.0, 1000.0, -1000.0)
    return [(np.array([z]), two, np.array([a, b])) for z in logits for a in (0.0, 1.0) for b in (0.0, 1.0)]


inputs_logistic_gradient, edges_logistic_gradient = inputs_logistic_loss, edges_logistic_loss


def inputs_logistic_regression(rng):
    w, X, t = _classes(rng)
    # Small steps: a loss that underflows to exactly 0 would stop by rounding.
    rate = float(rng.uniform(0.01, 2.0)) / max(1.0, float(np.sum(X**2)))
    count = int(rng.integers(0, 6))
    return (X, t, w, rate, count) if rng.random() < 0.5 else (X, t, w, rate, count, float(rng.uniform(0, 1)))


def edges_logistic_regression():
    # A loss that is equal to tol, or 0, is a matter of rounding here and used by no check.
    simple = np.array([[1.0], [-2.0]]), np.array([1.0, 1.0]), np.array([0.5])
    return _refused(
        simple, (*simple, 0.25, 0), (*simple, 0.25, 5, 0.4), (*simple, 0.25, 5, 9.0), (*simple, 0.25)
    )


def inputs_minibatches(rng):
    _, X, t = _arrays(rng)
    return X, t, int(rng.integers(1, 9)), np.random.default_rng(int(rng.integers(1000)))


def edges_minibatches():
    X, t = np.arange(10.0).reshape(5, 2), np.arange(5.0)
    shapes = [(X, t, size) for size in (-5, -1, 0, 1, 2, 5, 6)] + [(X[:4], t, 2), (X, t[:4], 2)]
    return [(*arguments, np.random.default_rng(1)) for arguments in shapes]


def inputs_sgd(rng):
    w, X, t = _arrays(rng)
    rate = float(rng.uniform(0.01, 1.0)) / max(1.0, float(np.sum(X**2)))
    batch_size, epochs = (int(each) for each in rng.integers(1, 5, size=2))
    return X, t, w, rate, batch_size, epochs, np.random.default_rng(int(rng.integers(1000)))


def edges_sgd():
    X, t, w = np.arange(10.0).reshape(5, 2) / 10, np.arange(5.0), np.ones(2)
    cases = [(X, t, w, 0.1, size, epochs) for size in (-1, 0, 1, 5, 9) for epochs in (0, 1, 3)]
    cases += [(X[:4], t, w, 0.1, 2, 1), (X, t[:4], w, 0.1, 2, 1)]
    return [(*arguments, np.random.default_rng(1)) for arguments in cases]


def inputs_adam_step(rng):
    size = int(rng.integers(1, 5))
    gradients = rng.choice([1e-8, 1.0, 1e5]) * rng.normal(size=(5, size))
    rate, eps = (float(each) for each in rng.uniform(1e-3, 0.1, size=2))
    return rng.normal(size=size), gradients, rate, *map(float, rng.uniform(0, 0.999, size=2)), eps


def edges_adam_step():
    zero = np.zeros((3, 2))
    return [(np.ones(2), zero), (np.ones(2), zero + 1e-8, 0.1), (np.ones(2), zero + 1, 0.1, 0.0, 0.0, 1e-8)]


def call_adam_step(target, w, gradients, *options):
    """Every `w` of a run. What the state looks like is the answer's own business."""
    state, path = None, []
    for gradient in gradients:
        w, state = target(w, gradient, state, *options)
        path.append(w)
    return path
