# Generated from source/boxcar/lab.py for you to edit: this file is yours, write your answers here.
# Lab 3: Boxes, approximation and graphs. The full text is in the notebook boxcar.ipynb.
# Hand in this script or the notebook, not both.


# %% Setup
import math
from collections.abc import Callable, Hashable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


# %% boxcar (points: 1)
def boxcar(x: np.ndarray, a: float, b: float, height: float) -> np.ndarray:
    """
    Boxcar function: `height * (H(x - a) - H(x - b))`, with `H(0) = 1`.

    Args:
        x: float64 array of any shape, 0-d and empty too. It is not modified.
        a: where the box begins (included).
        b: where it ends (not included).
        height: height of the box, of either sign.

    Returns:
        float64 array with the shape of `x`: `height` on `[a, b)` and 0.0 elsewhere.

    Raises:
        ValueError: unless `b > a`.

    >>> boxcar(np.array([0.0, 1.0, 1.5, 2.0]), 1.0, 2.0, 3.0)
    array([0., 3., 3., 0.])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% BoxcarNetwork (points: 4)
class BoxcarNetwork(nn.Module):
    """
    A network with two hidden neurons that is born a box.

    It has exactly two submodules, `hidden = nn.Linear(1, 2)` and `output = nn.Linear(2, 1)`; the activation
    is `torch.sigmoid`, not a third module. Its seven numbers are trainable float32 parameters.

    Args:
        a, b: edges of the box.
        height: height of the box, of either sign.
        sharpness: sharpness `k` of both steps.

    Newly made, its value is `height * (σ(k (x - a)) - σ(k (x - b)))`.

    Raises:
        ValueError: unless `b > a` and `sharpness > 0`.

    >>> network = BoxcarNetwork(0.0, 1.0, 2.0)
    >>> [round(value, 3) for value in network(torch.tensor([[-0.5], [0.5]])).flatten().tolist()]
    [0.0, 2.0]
    """

    def __init__(self, a: float, b: float, height: float, sharpness: float = 50.0) -> None:
        raise NotImplementedError("Not done yet: write your solution here.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """
        `(N, 1)` → `(N, 1)`, with the logistic sigmoid in the two hidden neurons.
        """
        raise NotImplementedError("Not done yet: write your solution here.")


# %% max_error (points: 1)
def max_error(
    network: nn.Module,
    a: float,
    b: float,
    height: float,
    margin: float,
    low: float,
    high: float,
    n: int = 2001,
) -> float:
    """
    The largest `|network(x) - boxcar(x)|` away from the edges of the box.

    Args:
        network: module with float32 parameters, from `(N, 1)` to `(N, 1)`. It is left as it was, and its
            forward pass runs without recording gradients.
        a, b, height: the ideal box.
        margin: only points farther than this from `a` **and** from `b` count.
        low, high, n: `n` equally spaced points of `[low, high]`, both ends included.

    Returns:
        A float; 0.0 if no point is left.

    >>> flat = nn.Linear(1, 1)
    >>> _ = nn.init.zeros_(flat.weight), nn.init.constant_(flat.bias, 0.25)
    >>> max_error(flat, 0.0, 1.0, 2.0, margin=0.1, low=-1.0, high=2.0)
    1.75
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% sharpness_for (points: 2)
def sharpness_for(tolerance: float, margin: float, height: float) -> float:
    """
    A sharpness that is enough for a `BoxcarNetwork` to meet a tolerance.

    With it, a network whose edges are at least `2 * margin` apart is within `tolerance` of the ideal box at
    every point farther than `margin` from both edges. Any sufficient value is accepted, up to 4 times the
    smallest one.

    Args:
        tolerance: the error that is allowed.
        margin: distance from the edges from which on the error counts.
        height: height of the box, of either sign.

    Returns:
        A float above 0.

    Raises:
        ValueError: unless `0 < tolerance < |height|` and `margin > 0`.

    >>> 29.0 < sharpness_for(0.1, 0.1, 1.0) < 118.0
    True
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% approximate (points: 4)
def approximate(
    f: Callable[[np.ndarray], np.ndarray],
    low: float,
    high: float,
    n_boxes: int,
    sharpness: float | None = None,
) -> nn.Module:
    """
    A network with a single hidden layer that approximates `f` on `[low, high]` with `n_boxes` boxes.

    Args:
        f: NumPy-vectorised function: float64 arrays of any shape, in and out.
        low, high: the interval; all boxes have the same width.
        n_boxes: number of boxes.
        sharpness: sharpness of every box; with `None` you choose it.

    Returns:
        A module from `(N, 1)` to `(N, 1)` with `hidden = nn.Linear(1, 2 * n_boxes)`, logistic sigmoid and
        `output = nn.Linear(2 * n_boxes, 1)`: the sum of the boxes, each as high as `f` at its midpoint.
        Further submodules are allowed, without parameters. With the sharpness that you choose, farther than
        10 % of a box width from the edges of the boxes, it is off the step function (0 outside `[low, high]`)
        by at most 2 % of the maximum of `|f|` on `[low, high]`.

    Raises:
        ValueError: unless `high > low` and `n_boxes >= 1`.

    >>> network = approximate(np.exp, 0.0, 1.0, 2)
    >>> [round(value, 2) for value in network(torch.tensor([[0.25], [0.75]])).flatten().tolist()]
    [1.28, 2.12]
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% Setup
def train(
    network: nn.Module, x: torch.Tensor, y: torch.Tensor, steps: int, learning_rate: float = 0.2
) -> float:
    """
    Train `network` in place with `steps` steps of Adam.

    Returns the final mean squared error, relative to the square of the largest `|y|`.
    """
    optimizer = torch.optim.Adam(network.parameters(), lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(x), y)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return (nn.functional.mse_loss(network(x), y) / y.abs().max() ** 2).item()


# %% fit_boxcar (points: 3)
def fit_boxcar(x: torch.Tensor, y: torch.Tensor, steps: int = 2000, seed: int = 0) -> nn.Module:
    """
    A trained network with one hidden layer of two (logistic) sigmoid neurons: seven trainable numbers in all.

    Args:
        x: `(N, 1)` float32, 100 to 400 equally spaced points of an interval of length 4 to 8.
        y: `(N, 1)` float32, the values of a box of height 0.5 to 3, at least 1 wide and at least 1 away from
            both ends.
        steps: bound on the optimizer's steps in each start; several starts are allowed.
        seed: seed of the random initial weights. Same seed, same network; another seed, another start. The
            global random state is left alone.

    Returns:
        A module from `(N, 1)` to `(N, 1)` with a mean squared error of at most `0.02 * height ** 2` on these
        data with the default `steps`. You have 30 seconds.

    >>> x = torch.linspace(-3, 3, 121).unsqueeze(1)
    >>> y = 2.0 * ((x >= -1) & (x < 1))
    >>> network = fit_boxcar(x, y)
    >>> nn.functional.mse_loss(network(x), y).item() < 0.08
    True
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% topological_order (points: 2)
def topological_order(edges: list[tuple[Hashable, Hashable]]) -> list[Hashable]:
    """
    All nodes of a graph, in an order in which every edge points forward.

    Args:
        edges: list of pairs `(source, target)`; nodes are anything hashable. Duplicate edges do no harm. At
            most 500 nodes. The list is not modified.

    Returns:
        List with every node once; any valid order will do. An empty list gives `[]`.

    Raises:
        ValueError: if there is a cycle (a node that points to itself is one).

    >>> topological_order([("b", "c"), ("a", "b")])
    ['a', 'b', 'c']
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% forward_dag (points: 3)
def forward_dag(
    edges: dict[tuple[Hashable, Hashable], float],
    biases: dict[Hashable, float],
    inputs: dict[Hashable, float],
    activation: Callable[[float], float],
) -> dict[Hashable, float]:
    """
    The value of every node of a network that is given as a graph.

    Args:
        edges: `(source, target)` → weight. At most 500 nodes.
        biases: node → bias; missing ones are 0. The bias of an input is ignored.
        inputs: node → value, for the nodes without incoming edges. A node may appear here alone.
        activation: scalar function; it is applied to every node that is no input, the outputs too.

    Returns:
        Dict with the value (a float) of every node of `edges` and `inputs`: inputs keep theirs, any other
        node is `activation(Σ weight * value(source) + bias)`. No argument is modified.

    Raises:
        ValueError: on a cycle, on a missing input, or if `inputs` names a node that has incoming edges.

    >>> forward_dag({("x", "y"): 2.0}, {"y": 1.0}, {"x": 3.0}, activation=abs)
    {'x': 3.0, 'y': 7.0}
    """
    raise NotImplementedError("Not done yet: write your solution here.")
