# Generated from source/convolution/lab.py for you to edit: this file is yours, write your answers here.
# Lab 6: Convolution and pooling. The full text is in the notebook convolution.ipynb.
# Hand in this script or the notebook, not both.


# %% Setup
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sklearn.datasets import load_sample_image


def as_pair(size: int | tuple[int, int]) -> tuple[int, int]:
    """
    A size as `(vertical, horizontal)`: `3` is `(3, 3)`. Use it wherever it helps.
    """
    return (size, size) if isinstance(size, int) else (size[0], size[1])


# %% to_grayscale (points: 1)
def to_grayscale(rgb: np.ndarray) -> np.ndarray:
    """
    The mean over the three channels of a colour image.

    Args:
        rgb: array of shape (H, W, 3), uint8 or float64.

    Returns:
        A float64 array of shape (H, W).

    >>> to_grayscale(np.array([[[255, 255, 0], [10, 20, 30]]], dtype=np.uint8))
    array([[170.,  20.]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% to_uint8 (points: 1)
def to_uint8(image: np.ndarray) -> np.ndarray:
    """
    The values rounded to the nearest integer (ties to even) and clipped to [0, 255].

    Args:
        image: float64 array of any shape. `inf` and `-inf` count as very large and very small; `nan` is
            not given.

    Returns:
        A uint8 array of the same shape.

    >>> to_uint8(np.array([0.5, 1.5, 99.7, -3.0, 300.0]))
    array([  0,   2, 100,   0, 255], dtype=uint8)
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% conv_output_shape (points: 2)
def conv_output_shape(
    shape: tuple[int, int],
    kernel: int | tuple[int, int],
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> tuple[int, int]:
    """
    The shape of the output of a convolution.

    Args:
        shape: shape (H, W) of the image.
        kernel: size of the filter, an int or (vertical, horizontal).
        stride: an int or (vertical, horizontal).
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A tuple of two ints.

    Raises:
        ValueError: if the filter does not fit in the padded image, if a stride or a side of the filter is
            less than 1, or if a padding is negative.

    >>> conv_output_shape((4, 5), 3)
    (2, 3)
    >>> conv_output_shape((28, 28), (5, 3), stride=2, padding=(2, 1))
    (14, 14)
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% pad (points: 1)
def pad(image: np.ndarray, padding: int | tuple[int, int], value: float = 0.0) -> np.ndarray:
    """
    The image in the middle of a frame of `value`.

    Args:
        image: float64 array of shape (H, W).
        padding: width of the frame, an int or (vertical, horizontal); it is never negative.
        value: any float, infinite ones included.

    Returns:
        A float64 array of shape (H + 2 p_v, W + 2 p_h).

    >>> pad(np.array([[1.0, 2.0]]), (1, 2), value=9.0)
    array([[9., 9., 9., 9., 9., 9.],
           [9., 9., 1., 2., 9., 9.],
           [9., 9., 9., 9., 9., 9.]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% convolve (points: 3)
def convolve(
    image: np.ndarray,
    kernel: np.ndarray,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> np.ndarray:
    """
    Convolution (cross-correlation) of an image with a filter, with zero padding.

    Args:
        image: float64 array of shape (H, W).
        kernel: float64 array of shape (k_v, k_h).
        stride: an int or (vertical, horizontal).
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A float64 array of the shape that `conv_output_shape` tells; values are not clipped.

    Raises:
        ValueError: in the same cases as `conv_output_shape`.

    >>> convolve(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[1.0, -1.0]]))
    array([[-1., -1.],
           [-1., -1.]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% box_blur (points: 1)
def box_blur(size: int) -> np.ndarray:
    """
    A square filter of equal weights that sum to 1.

    Args:
        size: side of the filter, an int.

    Returns:
        A float64 array of shape (size, size).

    Raises:
        ValueError: if `size < 1`.

    >>> box_blur(2)
    array([[0.25, 0.25],
           [0.25, 0.25]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% convolve_volume (points: 4)
def convolve_volume(
    volume: np.ndarray,
    kernels: np.ndarray,
    bias: np.ndarray | None = None,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> np.ndarray:
    """
    Convolution of a volume with several filters, with zero padding.

    Args:
        volume: float64 array of shape (C, H, W).
        kernels: float64 array of shape (O, C, k_v, k_h).
        bias: float64 array of shape (O,), or None for no bias.
        stride: an int or (vertical, horizontal).
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A float64 array of shape (O, H', W').

    Raises:
        ValueError: if the numbers of channels differ, and in the cases of `conv_output_shape`.

    >>> pixel = np.array([10.0, 20.0, 30.0]).reshape(3, 1, 1)
    >>> convolve_volume(pixel, np.array([1.0, 0.0, -1.0]).reshape(1, 3, 1, 1), bias=np.array([5.0]))
    array([[[-15.]]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% pool_output_shape (points: 2)
def pool_output_shape(
    shape: tuple[int, int],
    window: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[int, int] = 0,
) -> tuple[int, int]:
    """
    The shape of the output of pooling.

    Args:
        shape: shape (H, W) of the image.
        window: size of the window, an int or (vertical, horizontal).
        stride: an int or (vertical, horizontal); None means `window`.
        padding: on each side, an int or (vertical, horizontal).

    Returns:
        A tuple of two ints.

    Raises:
        ValueError: in the cases of `conv_output_shape` (with the window in the place of the kernel), and if
            the padding exceeds half the window in its direction.

    >>> pool_output_shape((5, 6), 2)
    (2, 3)
    >>> pool_output_shape((7, 7), 3, stride=2, padding=1)
    (4, 4)
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% pool (points: 3)
def pool(
    image: np.ndarray,
    window: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[int, int] = 0,
    mode: str = "max",
) -> np.ndarray:
    """
    The maximum, minimum or mean of each window.

    Args:
        image: float64 array of shape (H, W).
        window: size of the window, an int or (vertical, horizontal).
        stride: an int or (vertical, horizontal); None means `window`.
        padding: on each side, an int or (vertical, horizontal). Padding never wins a maximum or minimum,
            nor does it count in the mean.
        mode: "max", "min" or "mean".

    Returns:
        A float64 array of the shape that `pool_output_shape` tells.

    Raises:
        ValueError: if `mode` is any other string, and in the cases of `pool_output_shape`.

    >>> pool(np.array([[1.0, 3.0, -2.0, -1.0]]), (1, 2))
    array([[ 3., -1.]])
    >>> pool(np.array([[1.0, 3.0, -2.0, -1.0]]), (1, 2), padding=(0, 1), mode="mean")
    array([[ 1. ,  0.5, -1. ]])
    """
    raise NotImplementedError("Not done yet: write your solution here.")


# %% conv_backward (points: 3)
def conv_backward(
    image: np.ndarray, kernel: np.ndarray, dJ_dout: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    Gradients of the convolution with stride 1 and no padding.

    Args:
        image: float64 array of shape (H, W).
        kernel: float64 array of shape (k_v, k_h).
        dJ_dout: gradient of the loss with respect to the output, float64 of shape
            (H - k_v + 1, W - k_h + 1).

    Returns:
        The tuple `(dJ_dimage, dJ_dkernel)`: two float64 arrays, of the shapes of `image` and `kernel`.

    >>> conv_backward(np.array([[1.0, 2.0, 3.0]]), np.array([[10.0, 20.0]]), np.array([[1.0, 4.0]]))
    (array([[10., 60., 80.]]), array([[ 9., 14.]]))
    """
    raise NotImplementedError("Not done yet: write your solution here.")
