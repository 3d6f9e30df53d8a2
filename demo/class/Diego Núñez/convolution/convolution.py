# %%
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

# %%
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
    return rgb.mean(axis=2)

# %%
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
    return np.rint(image).clip(0, 255).astype(np.uint8)

# %%
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
    (height, width), (k_v, k_h) = shape, as_pair(kernel)
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    if k_v < 1 or k_h < 1 or s_v < 1 or s_h < 1 or p_v < 0 or p_h < 0:
        raise ValueError(f"impossible sizes: {kernel=}, {stride=}, {padding=}")
    room_v, room_h = height + 2 * p_v - k_v, width + 2 * p_h - k_h
    if room_v < 0 or room_h < 0:
        raise ValueError(f"the kernel does not fit: {shape=}, {kernel=}, {padding=}")
    return room_v // s_v + 1, room_h // s_h + 1

# %%
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
    (height, width), (p_v, p_h) = image.shape, as_pair(padding)
    framed = np.empty((height + 2 * p_v, width + 2 * p_h))
    framed[:] = value
    framed[p_v : p_v + height, p_h : p_h + width] = image
    return framed

# %%
from numpy.lib.stride_tricks import sliding_window_view


def convolve(image, kernel, stride=1, padding=0):
    conv_output_shape(image.shape, kernel.shape, stride, padding)
    s_v, s_h = as_pair(stride)
    windows = sliding_window_view(pad(image, padding), kernel.shape)[::s_v, ::s_h]
    return np.tensordot(windows, kernel[::-1, ::-1], axes=2)

# %%
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
    if size < 1:
        raise ValueError(f"the side of the filter must be at least 1, not {size}")
    return np.ones((size, size)) / size**2

# %%
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
    from numpy.lib.stride_tricks import sliding_window_view

    _, channels, k_v, k_h = kernels.shape
    if channels != volume.shape[0]:
        raise ValueError(f"the channels do not match: {volume.shape} and {kernels.shape}")
    # Raises ValueError if something is amiss.
    conv_output_shape(volume.shape[1:], (k_v, k_h), stride, padding)
    (s_v, s_h), (p_v, p_h) = as_pair(stride), as_pair(padding)
    padded = np.pad(volume, ((0, 0), (p_v, p_v), (p_h, p_h)))
    windows = sliding_window_view(padded, (k_v, k_h), axis=(1, 2))[:, ::s_v, ::s_h]
    result = np.einsum("cijab,ocab->oij", windows, kernels)
    return result if bias is None else result + bias[:, np.newaxis, np.newaxis]

# %%
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
    (w_v, w_h), (p_v, p_h) = as_pair(window), as_pair(padding)
    if 2 * p_v > w_v or 2 * p_h > w_h:
        raise ValueError(f"padding {padding} for a window {window}: more than half of it")
    return conv_output_shape(shape, window, window if stride is None else stride, padding)

# %%
def pool(image, window, stride=None, padding=0, mode="max"):
    pool_output_shape(image.shape, window, stride, padding)
    if mode not in ("max", "min", "mean"):
        raise ValueError("mode")
    (w_v, w_h), (p_v, p_h) = as_pair(window), as_pair(padding)
    s_v, s_h = as_pair(window if stride is None else stride)
    rows, columns = range(-p_v, image.shape[0], s_v), range(-p_h, image.shape[1], s_h)
    function = {"max": np.max, "min": np.min, "mean": np.mean}[mode]
    return np.array(
        [[function(image[max(i, 0) : i + w_v, max(j, 0) : j + w_h]) for j in columns] for i in rows]
    )

# %%
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
    k_v, k_h = kernel.shape
    dJ_dimage = convolve(dJ_dout, kernel[::-1, ::-1], padding=(k_v - 1, k_h - 1))
    return dJ_dimage, convolve(image, dJ_dout)
