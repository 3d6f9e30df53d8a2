# Generated from source/regularization/lab.py by `autograder build`: edit that file, not this one.
"""Reference solutions of the lab `regularization`."""


import math
import time
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import torch
from PIL import Image
from sklearn.datasets import load_digits, load_sample_image
from torch import nn
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as transforms


def l2_penalty_gradient(gradient: np.ndarray, w: np.ndarray, lam: float, n: int) -> np.ndarray:
    """
    Gradient of the cost with L2 penalty: `gradient + (lam / n) w`.

    Args:
        gradient: gradient of the cost without penalty, float64 array of any shape (0-d or empty too);
            it is not modified.
        w: the weights, of the same shape; they are not modified.
        lam: the strength λ.
        n: the number of examples.

    Returns:
        A float64 array of the same shape.

    >>> l2_penalty_gradient(np.array([1.0, 0.0]), np.array([2.0, -4.0]), 5.0, 10)
    array([ 2., -2.])
    """
    return gradient + (lam / n) * w


def weight_decay_step(w: np.ndarray, gradient: np.ndarray, learning_rate: float, lam: float) -> np.ndarray:
    """
    A step of descent with decoupled decay: `(1 - lam) w - learning_rate * gradient`.

    Args:
        w: the weights, float64 array of any shape (0-d or empty too); they are not modified.
        gradient: gradient of the cost at `w`, of the same shape; it is not modified.
        learning_rate: the learning rate η.
        lam: the fraction that each weight loses per step.

    Returns:
        The new weights, a float64 array of the same shape.

    Raises:
        ValueError: unless `0 <= lam < 1`.

    >>> weight_decay_step(np.array([10.0, -10.0]), np.array([2.0, 2.0]), 0.5, 0.1)
    array([  8., -10.])
    """
    if not 0 <= lam < 1:
        raise ValueError(f"lam should be in [0, 1), got {lam}")
    return (1 - lam) * w - learning_rate * gradient


def early_stopping(losses: Sequence[float] | np.ndarray, patience: int) -> int:
    """
    Index of the best epoch at the moment at which training would stop.

    It stops after `patience` consecutive epochs without a new strict minimum, or at the end.

    Args:
        losses: finite validation losses, one per epoch: list, tuple or 1-d array; it is not modified.
        patience: how many epochs in a row without an improvement are tolerated.

    Returns:
        The index, an int.

    Raises:
        ValueError: if `losses` is empty or `patience < 1`.

    >>> early_stopping([5.0, 4.0, 6.0, 3.0, 7.0, 8.0, 2.0], 2)
    3
    """
    if len(losses) == 0:
        raise ValueError("there should be at least one loss")
    if patience < 1:
        raise ValueError(f"patience should be at least 1, got {patience}")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best


def dropout(
    x: torch.Tensor, p: float, training: bool = True, generator: torch.Generator | None = None
) -> torch.Tensor:
    """
    Inverted dropout: each element is 0 with probability `p`, on its own, and otherwise `x / (1 - p)`.

    The gradient flows through survivors only. When not training, `x` unchanged.

    Args:
        x: finite float32 or float64 tensor of any shape (0-d or empty too); it is not modified.
        p: probability of switching off; 0 is the identity and 1 gives zeros.
        training: whether we are training.
        generator: where randomness comes from (the global state is then untouched); torch's global state
            if it is None.

    Returns:
        A tensor with the shape and dtype of `x` (it may be `x` itself where nothing changes).

    Raises:
        ValueError: unless `0 <= p <= 1`, in either mode.

    >>> dropout(torch.ones(3), 0.5, training=False)
    tensor([1., 1., 1.])
    >>> dropout(torch.ones(3), 1.0)
    tensor([0., 0., 0.])
    """
    if not 0 <= p <= 1:
        raise ValueError(f"p should be in [0, 1], got {p}")
    if not training:
        return x
    if p == 1:
        return x * 0.0  # 1 / (1 - p) would be infinite
    survives = torch.empty_like(x).bernoulli_(1 - p, generator=generator)  # 1 or 0
    return x * survives / (1 - p)


class Dropout(nn.Module):
    """
    Inverted dropout as a module: it switches off in training mode and does nothing in evaluation mode.

    Randomness comes from torch's global state.

    Args:
        p: probability of switching off.

    Raises:
        ValueError: at construction, unless `0 <= p <= 1`.

    >>> Dropout(0.3).eval()(torch.ones(3))
    tensor([1., 1., 1.])
    """

    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError(f"p should be in [0, 1], got {p}")
        self.p = p

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return dropout(x, self.p, self.training)


def build_cnn_with_dropout(p: float = 0.5) -> nn.Sequential:
    """
    The CNN of the table, with one `nn.Dropout(p)` after the ReLU of the 200 → 50 linear layer.

    Args:
        p: probability of switching off.

    Returns:
        A flat `nn.Sequential` of twelve modules that gives logits `(N, 10)`.

    >>> build_cnn_with_dropout()(torch.zeros(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(50, 10),
    )


def center_crop(image: Image.Image, height: int, width: int) -> Image.Image:
    """
    The central piece of an image, of `height` × `width` pixels.

    It begins at row `(H - height) // 2` and at column `(W - width) // 2`.

    Args:
        image: PIL image of any mode, of height `H` and width `W`; it is not modified.
        height: height of the piece, at least 1.
        width: width of the piece, at least 1.

    Returns:
        A PIL image of the same mode and of exactly that size.

    Raises:
        ValueError: if the piece is higher or wider than the image.

    >>> center_crop(Image.new("RGB", (10, 6)), height=4, width=3).size
    (3, 4)
    """
    if height > image.height or width > image.width:
        raise ValueError(f"{height} × {width} does not fit into {image.height} × {image.width}")
    top = (image.height - height) // 2
    left = (image.width - width) // 2
    return image.crop((left, top, left + width, top + height))


def enlarge(image: Image.Image, factor: int) -> Image.Image:
    """
    The image `factor` times as wide and high: every pixel is repeated (nearest neighbour).

    Args:
        image: PIL image of mode L, RGB or RGBA; it is not modified.
        factor: a whole number, at least 1.

    Returns:
        A PIL image of the same mode.

    Raises:
        ValueError: if `factor < 1`.

    >>> enlarge(Image.new("L", (5, 3)), 4).size
    (20, 12)
    """
    if factor < 1:
        raise ValueError(f"factor should be at least 1, got {factor}")
    size = (factor * image.width, factor * image.height)
    return image.resize(size, Image.Resampling.NEAREST)


def augment(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    Each image rotated and then shifted at random, each in its own way.

    The angle is uniform in [-15°, 15°], about the centre (bilinear or nearest). The shift along each axis is
    a uniform whole number of pixels from -2 to 2. Empty places are filled with 0. No gradient is needed.

    Args:
        images: float32 or float64 tensor `(N, 1, 28, 28)` with values in [0, 1]; it is not modified.
        generator: where randomness comes from; the same seed gives the same result.

    Returns:
        A tensor of the same shape, dtype and range.

    >>> augment(torch.rand(5, 1, 28, 28), torch.Generator().manual_seed(0)).shape
    torch.Size([5, 1, 28, 28])
    """
    result = torch.empty_like(images)
    one = images.new_empty(())  # on the device of the images, as the generator should be
    for index, image in enumerate(images):
        angle = one.uniform_(-15, 15, generator=generator).item()
        down = int(one.random_(-2, 3, generator=generator))
        right = int(one.random_(-2, 3, generator=generator))
        rotated = transforms.rotate(image, angle, InterpolationMode.BILINEAR)
        moved = nn.functional.pad(rotated, [2] * 4)  # room for a shift of two pixels to every side
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    return result


class BatchNorm1d(nn.Module):
    """
    Batch normalization for inputs `(N, L)` and `(N, C, L)`, float32 or float64, not empty.

    Parameters `weight` (it starts with ones) and `bias` (zeros); buffers `running_mean` (zeros) and
    `running_var` (ones); all four of shape `(num_features,)`. The input is not modified.

    Args:
        num_features: number of channels: `L` for `(N, L)`, `C` for `(N, C, L)`.
        eps: the ε under the root, greater than 0.
        momentum: the weight α of the new batch in the running average, from 0 to 1 inclusive.

    Raises (when called):
        ValueError: if the input has neither two nor three dimensions, or if its number of channels is not
            `num_features`; in training mode also if there is a single value per channel.

    >>> BatchNorm1d(1)(torch.tensor([[1.0], [3.0]])).detach().round()
    tensor([[-1.],
            [ 1.]])
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not 2 <= x.ndim <= 3 or x.shape[1] != len(self.weight):
            raise ValueError(f"expected (N, {len(self.weight)}) or (N, {len(self.weight)}, L), got {x.shape}")
        others = [0, *range(2, x.ndim)]  # all dimensions but that of the channels
        column = [-1] + [1] * (x.ndim - 2)
        if self.training:
            if x.numel() == len(self.weight):
                raise ValueError("a single value per channel has no variance")
            mean, variance = x.mean(others), x.var(others, correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_var.lerp_(x.var(others), self.momentum)  # unbiased
        else:
            mean, variance = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(variance + self.eps)
        return (x - mean.reshape(column)) * scale.reshape(column) + self.bias.reshape(column)


class BatchNorm2d(nn.Module):
    """
    Like `BatchNorm1d`, for inputs `(N, C, H, W)`.

    The same parameters and buffers, the same two modes.

    Args:
        num_features: number of channels `C`.
        eps: the ε under the root, greater than 0.
        momentum: the weight of the new batch in the running average, from 0 to 1 inclusive.

    Raises (when called):
        ValueError: if the input does not have four dimensions, or if its number of channels is not
            `num_features`; in training mode also if there is a single value per channel.

    >>> BatchNorm2d(3)(torch.rand(2, 3, 4, 4)).shape
    torch.Size([2, 3, 4, 4])
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if x.ndim != 4 or x.shape[1] != len(self.weight):
            raise ValueError(f"expected (N, {len(self.weight)}, H, W), got {tuple(x.shape)}")
        others = [0, *range(2, x.ndim)]
        if self.training:
            if x.numel() == len(self.weight):
                raise ValueError("a single value per channel has no variance")
            mean, variance = x.mean(others), x.var(others, correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_var.lerp_(x.var(others), self.momentum)  # unbiased
        else:
            mean, variance = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(variance + self.eps)
        return (x - mean[:, None, None]) * scale[:, None, None] + self.bias[:, None, None]


def build_cnn_with_batchnorm() -> nn.Sequential:
    """
    The CNN of the table with `nn.BatchNorm2d(32)` after the ReLU of the first convolution and
    `nn.BatchNorm1d(200)` right after flatten.

    Returns:
        A flat `nn.Sequential` of thirteen modules that gives logits `(N, 10)`.

    >>> build_cnn_with_batchnorm()(torch.rand(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.BatchNorm2d(32),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.BatchNorm1d(200),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
