# Generated from source/regularization/lab.py for you to edit: this file is yours, write your answers here.
# Lab 8: Regularization. The full text is in the notebook regularization.ipynb.
# Hand in this script or the notebook, not both.


# %% Setup
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


# %% l2_penalty_gradient (points: 1)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% weight_decay_step (points: 1)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% early_stopping (points: 2)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% dropout (points: 3)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% Dropout (points: 2)
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
        raise NotImplementedError("Not done yet: write your solution here.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Not done yet: write your solution here.")


# %% build_cnn_with_dropout (points: 3)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% center_crop (points: 1)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% enlarge (points: 1)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% augment (points: 3)
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
    raise NotImplementedError("Not done yet: write your solution here.")


# %% BatchNorm1d (points: 4)
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
        raise NotImplementedError("Not done yet: write your solution here.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Not done yet: write your solution here.")


# %% BatchNorm2d (points: 2)
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
        raise NotImplementedError("Not done yet: write your solution here.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Not done yet: write your solution here.")


# %% build_cnn_with_batchnorm (points: 2)
def build_cnn_with_batchnorm() -> nn.Sequential:
    """
    The CNN of the table with `nn.BatchNorm2d(32)` after the ReLU of the first convolution and
    `nn.BatchNorm1d(200)` right after flatten.

    Returns:
        A flat `nn.Sequential` of thirteen modules that gives logits `(N, 10)`.

    >>> build_cnn_with_batchnorm()(torch.rand(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    raise NotImplementedError("Not done yet: write your solution here.")
