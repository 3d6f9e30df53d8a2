# Generated from source/activations/lab.py by `autograder build`: edit that file, not this one.
"""Reference solutions of the lab `activations`."""


from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


def logistic_sigmoid(x: np.ndarray) -> np.ndarray:
    """
    Logistic sigmoid, `1 / (1 + e^-x)`, element by element.

    Accurate up to `|x| = 1000` (the limits are 0 and 1), and without a warning from NumPy.

    Args:
        x: float64 array of any shape (0-d or empty too); it is not modified.

    Returns:
        A float64 array with the shape of `x`.

    >>> logistic_sigmoid(np.array([-1000.0, 0.0, 1.0]))
    array([0.        , 0.5       , 0.73105858])
    """
    decay = np.exp(-np.abs(x))  # between 0 and 1, however large x is
    return np.where(x >= 0, 1.0, decay) / (1.0 + decay)


def bipolar_sigmoid(x: np.ndarray) -> np.ndarray:
    """
    Bipolar sigmoid, `(1 - e^-x) / (1 + e^-x)`, element by element.

    Accurate up to `|x| = 1000` (the limits are -1 and 1), and without a warning from NumPy.

    Args:
        x: float64 array of any shape (0-d or empty too); it is not modified.

    Returns:
        A float64 array with the shape of `x`.

    >>> bipolar_sigmoid(np.array([-1000.0, 0.0, 1.0]))
    array([-1.        ,  0.        ,  0.46211716])
    """
    decay = np.exp(-np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)


def hyperbolic_tangent(x: np.ndarray) -> np.ndarray:
    """
    Hyperbolic tangent, `(1 - e^-2x) / (1 + e^-2x)`, element by element.

    Accurate up to `|x| = 1000` (the limits are -1 and 1), and without a warning from NumPy.

    Args:
        x: float64 array of any shape (0-d or empty too); it is not modified.

    Returns:
        A float64 array with the shape of `x`.

    >>> hyperbolic_tangent(np.array([-1000.0, 0.0, 1.0]))
    array([-1.        ,  0.        ,  0.76159416])
    """
    decay = np.exp(-2.0 * np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)


def leaky_relu(x: torch.Tensor, negative_slope: float = 0.01) -> torch.Tensor:
    """
    Leaky ReLU: `x` where `x > 0`, else `negative_slope * x`.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.
        negative_slope: the slope left of zero; any float, negative or above 1 too.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.

    >>> leaky_relu(torch.tensor([-2.0, 3.0]), 0.1)
    tensor([-0.2000,  3.0000])
    """
    return torch.where(x > 0, x, negative_slope * x)


def elu(x: torch.Tensor, alpha: float = 1.0) -> torch.Tensor:
    """
    ELU: `x` where `x > 0`, else `alpha (e^x - 1)`.

    Value and gradient are finite for inputs up to ±1000.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.
        alpha: any float.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.

    >>> elu(torch.tensor([-1000.0, -1.0, 3.0]))
    tensor([-1.0000, -0.6321,  3.0000])
    """
    left = torch.clamp(x, max=0.0)  # e^x would overflow on the right, and its gradient with it
    return torch.where(x > 0, x, alpha * torch.expm1(left))


def selu(x: torch.Tensor) -> torch.Tensor:
    """
    SELU: `λ x` where `x > 0`, else `λ α (e^x - 1)`, with `λ = 1.0507009873554805` and
    `α = 1.6732632423543772`.

    Value and gradient are finite for inputs up to ±1000.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.

    >>> selu(torch.tensor([-1000.0, 0.0, 1.0]))
    tensor([-1.7581,  0.0000,  1.0507])
    """
    scale = 1.0507009873554804934193349852946
    alpha = 1.6732632423543772848170429916717
    left = torch.clamp(x, max=0.0)
    return scale * torch.where(x > 0, x, alpha * torch.expm1(left))


def gelu(x: torch.Tensor) -> torch.Tensor:
    """
    GELU: `x Φ(x)`, with the exact normal distribution function (not the approximation by tanh).

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.

    >>> gelu(torch.tensor([-1.0, 0.0, 2.0]))
    tensor([-0.1587,  0.0000,  1.9545])
    """
    return x * 0.5 * (1.0 + torch.erf(x / 2**0.5))


def silu(x: torch.Tensor) -> torch.Tensor:
    """
    SiLU: `x · sigmoid(x)`.

    Value and gradient are finite for inputs up to ±1000.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.

    >>> silu(torch.tensor([-1.0, 0.0, 2.0]))
    tensor([-0.2689,  0.0000,  1.7616])
    """
    return x * torch.sigmoid(x)


class PReLU(nn.Module):
    """
    Parametric ReLU: `x` where `x > 0`, else `weight * x`, with a `weight` that is learned.

    It has one `nn.Parameter`, called `weight`, of shape `(num_parameters,)`. If `num_parameters` is 1, it
    applies to all elements of an input of any shape; if it is `C > 1`, parameter `c` applies to channel `c`
    of dimension 1 of an `(N, C, …)` input. Gradients reach the input and `weight`.

    Args:
        num_parameters: 1 or the number of channels.
        init: initial value of all parameters.

    Raises (when the module is called):
        ValueError: `C > 1` and the input has fewer than two dimensions, or its dimension 1 is not `C`.

    >>> PReLU(2, init=0.5)(torch.tensor([[-1.0, -2.0], [3.0, -4.0]])).tolist()
    [[-0.5, -1.0], [3.0, -2.0]]
    """

    def __init__(self, num_parameters: int = 1, init: float = 0.25) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        channels = len(self.weight)
        if channels == 1:
            weight = self.weight.squeeze()  # 0-d: broadcasts to any shape, 0-d included
        else:
            if x.ndim < 2 or x.shape[1] != channels:
                raise ValueError(f"expected an input of shape (N, {channels}, …), got {tuple(x.shape)}")
            weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))  # aligns with dimension 1
        return torch.where(x > 0, x, weight * x)


def activation_gradient(f: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """
    The derivative `f'(x)` at each element, as autograd gives it.

    Args:
        f: a torch function that acts element by element.
        x: float32 or float64 tensor of any shape, without `requires_grad`; it is left as it was, without
            `requires_grad` and without `.grad`.

    Returns:
        A tensor like `x` (shape and dtype), detached.

    >>> activation_gradient(torch.square, torch.tensor([-3.0, 0.0, 2.0]))
    tensor([-6.,  0.,  4.])
    """
    point = x.detach().requires_grad_()  # x itself stays unmarked
    (slope,) = torch.autograd.grad(f(point).sum(), point)
    return slope


def dead_unit_fraction(preactivations: torch.Tensor, f: Callable[[torch.Tensor], torch.Tensor]) -> float:
    """
    The fraction of the `H` units whose gradient `f'(z)` is exactly zero for all `N` samples.

    Args:
        preactivations: `(N, H)` tensor, float32 or float64; it may require gradients, and is left as it is.
        f: a torch function that acts element by element.

    Returns:
        A float between 0 and 1.

    Raises:
        ValueError: `preactivations` does not have two dimensions, or has no samples, or no units.

    >>> dead_unit_fraction(torch.tensor([[-1.0, 2.0], [-3.0, -4.0]]), torch.relu)
    0.5
    """
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError(f"expected (N, H) with N, H >= 1, got {tuple(preactivations.shape)}")
    slopes = activation_gradient(f, preactivations.detach())
    dead = (slopes == 0).all(dim=0)
    return dead.double().mean().item()


def compare_activations(
    activations: dict[str, Callable[[torch.Tensor], torch.Tensor]], x: torch.Tensor
) -> dict[str, dict[str, float | bool]]:
    """
    Four numbers for each activation.

    Args:
        activations: dict from name to a function that acts element by element.
        x: `(N,)` tensor with `N >= 1`, not necessarily sorted; it is not modified.

    Returns:
        A dict with the same keys in the same order; each value is a dict with exactly four keys:
        "mean": float, the mean of `f(x)`;
        "zero_gradient": float, the fraction of elements with `f'(x) == 0`;
        "max_slope": float, the largest `|f'(x)|`;
        "monotone": bool, whether along sorted `x` no value of `f` is more than 1e-9 below the one before it.

    >>> compare_activations({"abs": torch.abs}, torch.tensor([3.0, -1.0]))
    {'abs': {'mean': 2.0, 'zero_gradient': 0.0, 'max_slope': 1.0, 'monotone': True}}
    """
    table = {}
    for name, f in activations.items():
        slopes = activation_gradient(f, x)
        steps = f(x.sort().values).diff()
        table[name] = {
            "mean": f(x).mean().item(),
            "zero_gradient": (slopes == 0).double().mean().item(),
            "max_slope": slopes.abs().max().item(),
            "monotone": bool((steps >= -1e-9).all()),
        }
    return table
