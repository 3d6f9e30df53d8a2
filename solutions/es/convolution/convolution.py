# Generado a partir de source/convolution/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 6: Convolución y pooling. El enunciado completo está en el notebook convolution.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sklearn.datasets import load_sample_image


def as_pair(size: int | tuple[int, int]) -> tuple[int, int]:
    """
    Un tamaño como `(vertical, horizontal)`: `3` es `(3, 3)`. Úsala donde te sirva.
    """
    return (size, size) if isinstance(size, int) else (size[0], size[1])


# %% to_grayscale (puntaje: 1)
def to_grayscale(rgb: np.ndarray) -> np.ndarray:
    """
    El promedio de los tres canales de una imagen a color.

    Argumentos:
        rgb: arreglo de forma (H, W, 3), uint8 o float64.

    Devuelve:
        Arreglo float64 de forma (H, W).

    >>> to_grayscale(np.array([[[255, 255, 0], [10, 20, 30]]], dtype=np.uint8))
    array([[170.,  20.]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% to_uint8 (puntaje: 1)
def to_uint8(image: np.ndarray) -> np.ndarray:
    """
    Los valores redondeados al entero más cercano (empates al par) y recortados a [0, 255].

    Argumentos:
        image: arreglo float64 de cualquier forma. `inf` y `-inf` cuentan como muy grande y muy chico;
            `nan` no viene.

    Devuelve:
        Arreglo uint8 de la misma forma.

    >>> to_uint8(np.array([0.5, 1.5, 99.7, -3.0, 300.0]))
    array([  0,   2, 100,   0, 255], dtype=uint8)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% conv_output_shape (puntaje: 2)
def conv_output_shape(
    shape: tuple[int, int],
    kernel: int | tuple[int, int],
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> tuple[int, int]:
    """
    La forma de la salida de una convolución.

    Argumentos:
        shape: forma (H, W) de la imagen.
        kernel: tamaño del filtro, un int o (vertical, horizontal).
        stride: paso, un int o (vertical, horizontal).
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Una tupla de dos int.

    Lanza:
        ValueError: si el filtro no cabe en la imagen con su relleno, si un paso o un lado del filtro es
            menor que 1, o si un relleno es negativo.

    >>> conv_output_shape((4, 5), 3)
    (2, 3)
    >>> conv_output_shape((28, 28), (5, 3), stride=2, padding=(2, 1))
    (14, 14)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% pad (puntaje: 1)
def pad(image: np.ndarray, padding: int | tuple[int, int], value: float = 0.0) -> np.ndarray:
    """
    La imagen al centro de un marco de `value`.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        padding: ancho del marco, un int o (vertical, horizontal); nunca es negativo.
        value: cualquier float, también infinito.

    Devuelve:
        Arreglo float64 de forma (H + 2 p_v, W + 2 p_h).

    >>> pad(np.array([[1.0, 2.0]]), (1, 2), value=9.0)
    array([[9., 9., 9., 9., 9., 9.],
           [9., 9., 1., 2., 9., 9.],
           [9., 9., 9., 9., 9., 9.]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% convolve (puntaje: 3)
def convolve(
    image: np.ndarray,
    kernel: np.ndarray,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> np.ndarray:
    """
    Convolución (correlación cruzada) de una imagen con un filtro, con relleno de ceros.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        kernel: arreglo float64 de forma (k_v, k_h).
        stride: paso, un int o (vertical, horizontal).
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Arreglo float64 de la forma que dice `conv_output_shape`, sin recortar los valores.

    Lanza:
        ValueError: en los mismos casos que `conv_output_shape`.

    >>> convolve(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[1.0, -1.0]]))
    array([[-1., -1.],
           [-1., -1.]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% box_blur (puntaje: 1)
def box_blur(size: int) -> np.ndarray:
    """
    Un filtro cuadrado de pesos iguales que suman 1.

    Argumentos:
        size: lado del filtro, un int.

    Devuelve:
        Arreglo float64 de forma (size, size).

    Lanza:
        ValueError: si `size < 1`.

    >>> box_blur(2)
    array([[0.25, 0.25],
           [0.25, 0.25]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% convolve_volume (puntaje: 4)
def convolve_volume(
    volume: np.ndarray,
    kernels: np.ndarray,
    bias: np.ndarray | None = None,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
) -> np.ndarray:
    """
    Convolución de un volumen con varios filtros, con relleno de ceros.

    Argumentos:
        volume: arreglo float64 de forma (C, H, W).
        kernels: arreglo float64 de forma (O, C, k_v, k_h).
        bias: arreglo float64 de forma (O,), o None si no hay sesgo.
        stride: paso, un int o (vertical, horizontal).
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Arreglo float64 de forma (O, H', W').

    Lanza:
        ValueError: si las cantidades de canales difieren, y en los casos de `conv_output_shape`.

    >>> pixel = np.array([10.0, 20.0, 30.0]).reshape(3, 1, 1)
    >>> convolve_volume(pixel, np.array([1.0, 0.0, -1.0]).reshape(1, 3, 1, 1), bias=np.array([5.0]))
    array([[[-15.]]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% pool_output_shape (puntaje: 2)
def pool_output_shape(
    shape: tuple[int, int],
    window: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[int, int] = 0,
) -> tuple[int, int]:
    """
    La forma de la salida de un pooling.

    Argumentos:
        shape: forma (H, W) de la imagen.
        window: tamaño de la ventana, un int o (vertical, horizontal).
        stride: paso, un int o (vertical, horizontal); None es lo mismo que `window`.
        padding: relleno por cada lado, un int o (vertical, horizontal).

    Devuelve:
        Una tupla de dos int.

    Lanza:
        ValueError: en los casos de `conv_output_shape` (con la ventana en el lugar del filtro), y si en
            alguna dirección el relleno pasa de la mitad de la ventana.

    >>> pool_output_shape((5, 6), 2)
    (2, 3)
    >>> pool_output_shape((7, 7), 3, stride=2, padding=1)
    (4, 4)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% pool (puntaje: 3)
def pool(
    image: np.ndarray,
    window: int | tuple[int, int],
    stride: int | tuple[int, int] | None = None,
    padding: int | tuple[int, int] = 0,
    mode: str = "max",
) -> np.ndarray:
    """
    El máximo, el mínimo o el promedio de cada ventana.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        window: tamaño de la ventana, un int o (vertical, horizontal).
        stride: paso, un int o (vertical, horizontal); None es lo mismo que `window`.
        padding: relleno por cada lado, un int o (vertical, horizontal). El relleno nunca gana un máximo o
            un mínimo, ni cuenta en el promedio.
        mode: "max", "min" o "mean".

    Devuelve:
        Arreglo float64 de la forma que dice `pool_output_shape`.

    Lanza:
        ValueError: si `mode` es otro texto, y en los casos de `pool_output_shape`.

    >>> pool(np.array([[1.0, 3.0, -2.0, -1.0]]), (1, 2))
    array([[ 3., -1.]])
    >>> pool(np.array([[1.0, 3.0, -2.0, -1.0]]), (1, 2), padding=(0, 1), mode="mean")
    array([[ 1. ,  0.5, -1. ]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% conv_backward (puntaje: 3)
def conv_backward(
    image: np.ndarray, kernel: np.ndarray, dJ_dout: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    Gradientes de la convolución con paso 1 y sin relleno.

    Argumentos:
        image: arreglo float64 de forma (H, W).
        kernel: arreglo float64 de forma (k_v, k_h).
        dJ_dout: gradiente de la pérdida respecto de la salida, float64 de forma
            (H - k_v + 1, W - k_h + 1).

    Devuelve:
        La tupla `(dJ_dimage, dJ_dkernel)`: dos arreglos float64, con las formas de `image` y de `kernel`.

    >>> conv_backward(np.array([[1.0, 2.0, 3.0]]), np.array([[10.0, 20.0]]), np.array([[1.0, 4.0]]))
    (array([[10., 60., 80.]]), array([[ 9., 14.]]))
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
