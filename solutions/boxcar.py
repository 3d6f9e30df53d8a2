# Generated from source/boxcar/lab.py by `autograder build`: edit that file, not this one.
"""Reference solutions of the lab `boxcar`."""


import math
from collections.abc import Callable, Hashable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


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
    if not b > a:
        raise ValueError(f"a box needs b > a, not a={a} and b={b}")
    return np.where((x >= a) & (x < b), height, 0.0)


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
        if not b > a:
            raise ValueError(f"a box needs b > a, not a={a} and b={b}")
        if not sharpness > 0:
            raise ValueError(f"the sharpness must be positive, not {sharpness}")
        super().__init__()
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        with torch.no_grad():
            self.hidden.weight.copy_(torch.tensor([[sharpness], [sharpness]]))
            self.hidden.bias.copy_(torch.tensor([-sharpness * a, -sharpness * b]))
            self.output.weight.copy_(torch.tensor([[height, -height]]))
            self.output.bias.zero_()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """
        `(N, 1)` → `(N, 1)`, with the logistic sigmoid in the two hidden neurons.
        """
        return self.output(torch.sigmoid(self.hidden(x)))


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
    x = np.linspace(low, high, n)
    x = x[(np.abs(x - a) > margin) & (np.abs(x - b) > margin)]
    if x.size == 0:
        return 0.0
    device = next(network.parameters()).device
    with torch.no_grad():
        outputs = network(torch.tensor(x[:, None], dtype=torch.float32, device=device))
    errors = outputs.cpu().numpy().ravel() - boxcar(x, a, b, height)
    return float(np.abs(errors).max())


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
    if not 0 < tolerance < abs(height):
        raise ValueError(f"the tolerance must lie between 0 and |height|, not {tolerance}")
    if not margin > 0:
        raise ValueError(f"the margin must be positive, not {margin}")
    # Worst case: just inside the narrowest box, `margin` from both edges, where both steps are off:
    # 2 |height| σ(-k margin) = tolerance.
    return math.log(2 * abs(height) / tolerance - 1) / margin


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
    from collections import OrderedDict

    if not high > low:
        raise ValueError(f"the interval needs high > low, not low={low} and high={high}")
    if n_boxes < 1:
        raise ValueError(f"at least one box is needed, not {n_boxes}")
    edges = np.linspace(low, high, n_boxes + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    if sharpness is None:
        # At most a jump of 2 max|f| at the nearest edge, as if two boxes met there: half of the 2 % for each.
        sharpness = sharpness_for(0.01, 0.1 * (high - low) / n_boxes, 1.0)
    network = nn.Sequential(
        OrderedDict(hidden=nn.Linear(1, 2 * n_boxes), sigmoid=nn.Sigmoid(), output=nn.Linear(2 * n_boxes, 1))
    )
    with torch.no_grad():
        network.hidden.weight.fill_(sharpness)
        network.hidden.bias.copy_(torch.from_numpy(-sharpness * np.concatenate([edges[:-1], edges[1:]])))
        network.output.weight.copy_(torch.from_numpy(np.concatenate([heights, -heights])))
        network.output.bias.zero_()
    return network


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
    best, smallest = None, math.inf
    # Around zero, where nn.Linear puts its first steps, there is a gradient to follow.
    middle = x.mean()
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for _ in range(2):
            network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1)).to(x.device)
            error = train(network, x - middle, y, steps)
            if error < smallest:
                best, smallest = network, error
    with torch.no_grad():
        best[0].bias -= best[0].weight.flatten() * middle
    return best


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
    from collections import deque

    waiting_for: dict[Hashable, int] = {}
    successors: dict[Hashable, list[Hashable]] = {}
    for source, target in edges:
        waiting_for.setdefault(source, 0)
        waiting_for[target] = waiting_for.get(target, 0) + 1
        successors.setdefault(source, []).append(target)
    ready = deque(node for node, count in waiting_for.items() if count == 0)
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for target in successors.get(node, []):
            waiting_for[target] -= 1
            if waiting_for[target] == 0:
                ready.append(target)
    if len(order) < len(waiting_for):
        raise ValueError("the graph has a cycle")
    return order


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
    incoming: dict[Hashable, list[tuple[Hashable, float]]] = {}
    for (source, target), weight in edges.items():
        incoming.setdefault(target, []).append((source, weight))
    for node in inputs:
        if node in incoming:
            raise ValueError(f"{node!r} is given as an input, but has incoming edges")
    values = dict(inputs)
    for node in topological_order([*edges]):
        if node in incoming:
            total = sum(weight * values[source] for source, weight in incoming[node])
            values[node] = activation(total + biases.get(node, 0.0))
        elif node not in inputs:
            raise ValueError(f"the input {node!r} has no value")
    return values
