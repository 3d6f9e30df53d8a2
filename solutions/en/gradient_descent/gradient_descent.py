# Generated from source/gradient_descent/lab.py for you to edit: this file is yours, write your answers here.
# Lab 4: Gradient descent. The full text is in the notebook gradient_descent.ipynb.
# Hand in this script or the notebook, not both.


# %% Setup
import math
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np


# %% mse_loss (points: 1)
def mse_loss(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> float:
    """
    Mean squared error `J = (1/N) Σ (wᵀx_i - t_i)²` of a linear model.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).

    Returns:
        the loss, a float (not an array).

    >>> mse_loss(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    2.5
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% mse_gradient (points: 2)
def mse_gradient(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> np.ndarray:
    """
    Exact gradient of `mse_loss` with respect to `w`.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).

    Returns:
        the gradient, float64 of shape (D,).

    >>> mse_gradient(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    array([3., 2.])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% gradient_descent (points: 3)
def gradient_descent(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    max_iter: int = 1000,
    tol: float = 0.0,
) -> tuple[np.ndarray, list[float]]:
    """
    Minimise `mse_loss` with steps `w - learning_rate * mse_gradient(w, X, t)`.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).
        w0: initial parameters, float64 of shape (D,); they are not modified.
        learning_rate: size of the step, positive.
        max_iter: how many updates are made at most.
        tol: as soon as the newest loss (that at `w0` included) is `<= tol`, it stops.

    Returns:
        `(w, history)`: the final parameters, float64 of shape (D,), and the list of losses
        (floats): the one at `w0` and the one after each update.

    Raises:
        ValueError: if `learning_rate <= 0` or `max_iter < 0`.

    >>> gradient_descent(np.array([[1.0]]), np.array([0.0]), np.array([1.0]), 0.25, max_iter=2)
    (array([0.25]), [1.0, 0.25, 0.0625])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% max_stable_learning_rate (points: 2)
def max_stable_learning_rate(X: np.ndarray) -> float:
    """
    Supremum of the rates with which descent on `mse_loss` converges to a minimum from every start.

    It is `2 / L`, with `L` the largest eigenvalue of the Hessian of `mse_loss`; `inf` if `X` is zero.

    Args:
        X: one example per row, float64 of shape (N, D); N may be less than D.

    Returns:
        the limit, a float (not an array).

    >>> max_stable_learning_rate(np.array([[2.0], [0.0]]))
    0.5
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% logistic_loss (points: 2)
def logistic_loss(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> float:
    """
    Mean binary cross-entropy of `σ(Xw)`; exact and finite for logits between -1000 and 1000.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: classes, a float64 array of zeros and ones of shape (N,).

    Returns:
        the loss, a float (not an array).

    >>> logistic_loss(np.array([0.0]), np.array([[1.0], [2.0]]), np.array([1.0, 0.0]))
    0.6931471805599453
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% logistic_gradient (points: 2)
def logistic_gradient(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> np.ndarray:
    """
    Gradient of `logistic_loss` with respect to `w`; exact and finite for logits between -1000 and 1000.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: classes, a float64 array of zeros and ones of shape (N,).

    Returns:
        the gradient, float64 of shape (D,).

    >>> logistic_gradient(np.array([0.0]), np.array([[1.0], [2.0]]), np.array([1.0, 0.0]))
    array([0.25])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% logistic_regression (points: 2)
def logistic_regression(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    max_iter: int = 1000,
    tol: float = 0.0,
) -> tuple[np.ndarray, list[float]]:
    """
    Minimise `logistic_loss` with steps `w - learning_rate * logistic_gradient(w, X, t)`.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: classes, a float64 array of zeros and ones of shape (N,).
        w0: initial parameters, float64 of shape (D,); they are not modified.
        learning_rate: size of the step, positive.
        max_iter: how many updates are made at most.
        tol: as soon as the newest loss (that at `w0` included) is `<= tol`, it stops.

    Returns:
        `(w, history)`: the final parameters, float64 of shape (D,), and the list of losses
        (floats): the one at `w0` and the one after each update.

    Raises:
        ValueError: if `learning_rate <= 0` or `max_iter < 0`.

    >>> w, history = logistic_regression(
    ...     np.array([[1.0], [2.0]]), np.array([1.0, 0.0]), np.array([0.0]), 1.0, max_iter=1
    ... )
    >>> w, len(history)
    (array([-0.25]), 2)
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% minibatches (points: 2)
def minibatches(
    X: np.ndarray, t: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """
    One pass over the data in random order, `batch_size` examples at a time.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: answers, float64 of shape (N,).
        batch_size: rows per mini-batch; the last one may be smaller.
        rng: the generator that the permutation is drawn from; a second call with it gives another order.

    Returns:
        an iterator (for instance, make this a generator function with `yield`) of tuples `(X_b, t_b)`.
        Together they hold every row exactly once, with its `t`.

    Raises:
        ValueError: if `batch_size < 1` or the lengths of `X` and `t` differ (at the latest at the
            first `next`).

    >>> X, t = np.arange(10.0).reshape(5, 2), np.arange(5.0)
    >>> [X_b.shape for X_b, t_b in minibatches(X, t, 2, np.random.default_rng(0))]
    [(2, 2), (2, 2), (1, 2)]
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% sgd (points: 2)
def sgd(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """
    Mini-batch descent on `mse_loss`.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).
        w0: initial parameters, float64 of shape (D,); they are not modified.
        learning_rate: size of the step.
        batch_size: rows per mini-batch.
        epochs: passes over the data, each in a new order drawn from `rng`.
        rng: the generator; all randomness comes from it.

    Returns:
        the final parameters, float64 of shape (D,).

    Raises:
        ValueError: if `batch_size < 1` or the lengths of `X` and `t` differ.

    >>> sgd(np.ones((2, 1)), np.array([3.0, 3.0]), np.zeros(1), 0.5, 1, 1, np.random.default_rng(0))
    array([3.])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% momentum_step (points: 1)
def momentum_step(
    w: np.ndarray, gradient: np.ndarray, velocity: np.ndarray, learning_rate: float, momentum: float
) -> tuple[np.ndarray, np.ndarray]:
    """
    One step with momentum.

    Args:
        w, gradient, velocity: parameters, gradient at `w` and previous velocity, float64 of shape (D,).
        learning_rate: size of the step.
        momentum: the fraction of the previous velocity that is kept.

    Returns:
        `(w_new, velocity_new)`, two arrays of shape (D,): `w_new = w + velocity_new` with
        `velocity_new = momentum * velocity - learning_rate * gradient`.

    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([0.5]), 0.125, 0.5)
    (array([1.]), array([0.]))
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% adam_step (points: 3)
def adam_step(
    w: np.ndarray,
    gradient: np.ndarray,
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[np.ndarray, Any]:
    """
    One step of Adam, with bias correction.

    Args:
        w, gradient: parameters and gradient at `w`, float64 of shape (D,).
        state: `None` in the first step; afterwards what the previous call returned. It is not modified.
        learning_rate: size of the step; it may change from call to call.
        beta1, beta2: memory of the averages of the gradient and of its square.
        eps: is added to the root of the average of the squares.

    Returns:
        `(w_new, state_new)`: the new parameters, float64 of shape (D,), and the state for the next call.

    >>> w, state = adam_step(np.array([1.0, 1.0]), np.array([4.0, -0.02]), None, learning_rate=0.1)
    >>> w.round(6)
    array([0.9, 1.1])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% adadelta_step (points: 3)
def adadelta_step(
    w: np.ndarray, gradient: np.ndarray, state: Any, rho: float = 0.9, eps: float = 1e-6
) -> tuple[np.ndarray, Any]:
    """
    One step of AdaDelta, with learning rate 1.

    Args:
        w, gradient: parameters and gradient at `w`, float64 of shape (D,).
        state: `None` in the first step; afterwards what the previous call returned. It is not modified.
        rho: memory of both averages.
        eps: is added inside both roots.

    Returns:
        `(w_new, state_new)`: the new parameters, float64 of shape (D,), and the state for the next call.

    >>> w, state = adadelta_step(np.array([1.0]), np.array([2.0]), None)
    >>> w.round(6)
    array([0.996838])
    """
    raise NotImplementedError("Not done yet: write your solution here.")
