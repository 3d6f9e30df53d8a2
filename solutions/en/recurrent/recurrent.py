# Generated from source/recurrent/lab.py for you to edit: this file is yours, write your answers here.
# Lab 12: Recurrent networks. The full text is in the notebook recurrent.ipynb.
# Hand in this script or the notebook, not both.


# %% Setup
import math

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


# %% forward_states (points: 2)
def forward_states(x: np.ndarray, U: float, W: float) -> np.ndarray:
    """
    All states `s_t = s_{t-1} W + x_t U`, with `s_0 = 0`.

    Args:
        x: one sequence per row, float64 of shape (N, T) with T >= 1; it is not modified.
        U: weight of the input.
        W: weight of the state before.

    Returns:
        A float64 array of shape (N, T+1): column t is s_t, and column 0 is zero.

    >>> forward_states(np.array([[1.0, 0.0, 1.0]]), 1.0, 0.5)
    array([[0.  , 1.  , 0.5 , 1.25]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% squared_error (points: 1)
def squared_error(x: np.ndarray, y: np.ndarray, U: float, W: float) -> float:
    """
    The sum over the sequences of `(s_T - y)²`.

    Args:
        x: one sequence per row, float64 of shape (N, T).
        y: right answers, float64 of shape (N,).
        U, W: the two weights.

    Returns:
        The error, a float (no array).

    >>> squared_error(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1.0, 0.5)
    0.5625
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% bptt (points: 4)
def bptt(x: np.ndarray, y: np.ndarray, U: float, W: float) -> tuple[float, float]:
    """
    The exact gradient of `squared_error` with respect to the two weights.

    Any exact method will do; a finite difference is none: what is tolerated is an error of 1e-9 of the sum of
    the absolute values of the terms.

    Args:
        x: one sequence per row, float64 of shape (N, T) with T >= 1.
        y: right answers, float64 of shape (N,).
        U, W: the two weights.

    Returns:
        A tuple of two floats, (∂J/∂U, ∂J/∂W).

    >>> bptt(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1.0, 0.5)
    (-1.875, -1.5)
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% train (points: 4)
def train(
    x: np.ndarray,
    y: np.ndarray,
    epochs: int,
    learning_rate: float,
    weights: tuple[float, float],
    max_norm: float | None = None,
) -> dict[str, list[float]]:
    """
    Gradient descent of `squared_error` in the two weights.

    Without `max_norm` a run that diverges goes on to the end: its values become `inf` or `nan` silently,
    without warnings or errors, whatever `np.seterr` says.

    Args:
        x: one sequence per row, float64 of shape (N, T).
        y: right answers, float64 of shape (N,).
        epochs: how many steps to take (may be 0).
        learning_rate: the learning rate.
        weights: where to start, (U, W).
        max_norm: if given, the pair of gradients is scaled down when its Euclidean norm exceeds it.

    Returns:
        A dict with three lists of floats, "loss", "U" and "W", of length epochs + 1: the start, and what
        there is after each step.

    >>> train(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1, 0.1, (1.0, 0.5))["U"]
    [1.0, 1.1875]
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% clip_by_norm (points: 2)
def clip_by_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """
    Shrinks the gradients, all by the same factor, when their overall norm exceeds `max_norm`.

    Args:
        gradients: list of float64 arrays of any shape; neither the list nor the arrays are modified.
        max_norm: the largest norm, greater than zero; infinity is fine too.

    Returns:
        (clipped, norm): the list of the gradients times `min(1, max_norm / norm)`, and the Euclidean norm of
        all of them together *before* clipping, a float. An empty list gives ([], 0.0).

    Raises:
        ValueError: unless max_norm > 0 (which NaN is not, either), for an empty list too.

    >>> clip_by_norm([np.array([3.0]), np.array([[4.0]])], 2.5)
    ([array([1.5]), array([[2.]])], 5.0)
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% state_jacobian_norm (points: 1)
def state_jacobian_norm(W: np.ndarray, steps: int) -> float:
    """
    Spectral norm of `∂s_t/∂s_{t-steps} = W^steps` in a linear network.

    Args:
        W: float64 matrix of shape (H, H), any: it need be neither symmetric nor diagonalizable.
        steps: how many steps back, 0 or more; for 0 the result is 1.0.

    Returns:
        A float.

    >>> state_jacobian_norm(np.array([[0.0, 2.0], [-2.0, 0.0]]), 3)
    8.0
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% long_run (points: 2)
def long_run(W: np.ndarray, tol: float = 1e-9) -> str:
    """
    What becomes of `W^k` in the long run, by the spectral radius `r` of `W`.

    Args:
        W: float64 matrix of shape (H, H); its eigenvalues may be negative or complex.
        tol: how close to 1 counts as 1.

    Returns:
        "marginal" if |r - 1| <= tol; else "vanishes" when r < 1 and "explodes" when r > 1.

    >>> long_run(np.array([[0.0, 1.0], [-1.0, 0.0]]))
    'marginal'
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% rnn_forward (points: 3)
def rnn_forward(
    X: np.ndarray,
    s0: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    b: np.ndarray,
    c: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    States and outputs of `s_t = tanh(x_t U + s_{t-1} W + b)`, `y_t = s_t V + c`.

    tanh is right for large preactivations too, of hundreds or thousands.

    Args (all float64; none is modified):
        X: inputs, (T, N, D) with T >= 1.
        s0: initial state, (N, H).
        U, W, V: weights of the input (D, H), of the state (H, H) and of the output (H, O).
        b, c: biases of the state (H,) and of the output (O,).

    Returns:
        (states, outputs), of shapes (T+1, N, H) and (T, N, O); states[0] is s0.

    >>> one, zero = np.ones((1, 1)), np.zeros(1)
    >>> rnn_forward(np.ones((1, 1, 1)), 0 * one, one, one, 2 * one, zero, zero)[1]
    array([[[1.52318831]]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% rnn_backward (points: 6)
def rnn_backward(
    X: np.ndarray,
    states: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    dJ_doutputs: np.ndarray,
) -> dict[str, np.ndarray]:
    """
    The gradients of `J` with respect to all that goes into `rnn_forward`.

    Args (all float64; none is modified):
        X: the inputs, (T, N, D).
        states: the states that `rnn_forward` returns, (T+1, N, H).
        U, W, V: the weights, (D, H), (H, H) and (H, O).
        dJ_doutputs: the gradient of J with respect to each output, (T, N, O).

    Returns:
        A dict with the keys "U", "W", "V", "b", "c", "s0" and "X"; each gradient has the shape of its
        variable.

    >>> one = np.ones((1, 1))
    >>> rnn_backward(np.ones((1, 1, 1)), np.zeros((2, 1, 1)), one, one, 2 * one, np.ones((1, 1, 1)))["b"]
    array([2.])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% truncated_bptt (points: 3)
def truncated_bptt(
    X: np.ndarray,
    states: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    dJ_doutputs: np.ndarray,
    k: int,
) -> dict[str, np.ndarray]:
    """
    Gradients in which the error of each output goes back through at most `k` applications of the recurrence.

    Args:
        X, states, U, W, V, dJ_doutputs: as in `rnn_backward`; none is modified.
        k: length of the window, 1 or more; if k >= T, the result is that of `rnn_backward`.

    Returns:
        A dict with exactly the keys "U", "W", "V", "b" and "c".

    Raises:
        ValueError: if k < 1.

    >>> one = np.ones((1, 1))
    >>> x, s, dJ = np.ones((3, 1, 1)), np.zeros((4, 1, 1)), np.ones((3, 1, 1))
    >>> [float(truncated_bptt(x, s, one, one, one, dJ, k)["b"][0]) for k in (1, 2, 3, 4)]
    [3.0, 5.0, 6.0, 6.0]
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% lstm_step (points: 4)
def lstm_step(
    x: np.ndarray, h: np.ndarray, c: np.ndarray, parameters: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """
    One step of an LSTM, equal to that of `torch.nn.LSTMCell`.

    The result is finite and right for preactivations up to ±1000.

    Args (all in float64; nothing is modified):
        x: inputs, (N, D).
        h, c: state and cell, (N, H).
        parameters: dict with "W_ih" (4H, D), "W_hh" (4H, H), "b_ih" (4H,) and "b_hh" (4H,); the blocks are in
            the order input, forget, cell, output.

    Returns:
        (h_new, c_new), both of shape (N, H).

    >>> zeros = {"W_ih": np.zeros((4, 1)), "W_hh": np.zeros((4, 1)), "b_ih": np.zeros(4), "b_hh": np.zeros(4)}
    >>> lstm_step(np.ones((1, 1)), np.ones((1, 1)), np.full((1, 1), 2.0), zeros)
    (array([[0.38079708]]), array([[1.]]))
    """

    raise NotImplementedError("Not done yet: write your solution here.")


# %% count_ones (points: 4)
def count_ones(sequences: torch.Tensor, labels: torch.Tensor, seed: int = 0) -> nn.Module:
    """
    Trains a recurrent network of your own that counts ones.

    It has 60 s of CPU on a single core. Arguments are not modified.

    Args:
        sequences: random bits, float32 of shape (1000, 10).
        labels: how many ones there are in each row, float32 of shape (1000,).
        seed: decides all randomness: the same seed gives the same model. The global random state stays.

    Returns:
        A trained `nn.Module` that maps (M, T') to (M,), for any M and T'. On new rows of 10 bits the mean
        absolute error is at most 0.5; on rows of 20 bits at most 1.0.

    >>> bits = torch.randint(0, 2, (1000, 10)).float()
    >>> network = count_ones(bits, bits.sum(dim=1))
    >>> network(torch.ones(3, 20)).shape
    torch.Size([3])
    """

    raise NotImplementedError("Not done yet: write your solution here.")
