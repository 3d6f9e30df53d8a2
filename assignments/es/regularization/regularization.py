# Generado a partir de source/regularization/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 8: Regularización. El enunciado completo está en el notebook regularization.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
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


# %% l2_penalty_gradient (puntaje: 1)
def l2_penalty_gradient(gradient: np.ndarray, w: np.ndarray, lam: float, n: int) -> np.ndarray:
    """
    Gradiente del costo con penalización L2: `gradient + (lam / n) w`.

    Argumentos:
        gradient: gradiente del costo sin penalización, arreglo float64 de cualquier forma (también 0-d o
            vacío); no se modifica.
        w: los pesos, con la misma forma; no se modifican.
        lam: la intensidad λ.
        n: el número de ejemplos.

    Devuelve:
        Un arreglo float64 de la misma forma.

    >>> l2_penalty_gradient(np.array([1.0, 0.0]), np.array([2.0, -4.0]), 5.0, 10)
    array([ 2., -2.])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% weight_decay_step (puntaje: 1)
def weight_decay_step(w: np.ndarray, gradient: np.ndarray, learning_rate: float, lam: float) -> np.ndarray:
    """
    Un paso de descenso con decaimiento desacoplado: `(1 - lam) w - learning_rate * gradient`.

    Argumentos:
        w: los pesos, arreglo float64 de cualquier forma (también 0-d o vacío); no se modifican.
        gradient: el gradiente del costo en `w`, con la misma forma; no se modifica.
        learning_rate: la tasa de aprendizaje η.
        lam: la fracción que cada peso pierde por paso.

    Devuelve:
        Los pesos nuevos, un arreglo float64 de la misma forma.

    Lanza:
        ValueError: si no se cumple `0 <= lam < 1`.

    >>> weight_decay_step(np.array([10.0, -10.0]), np.array([2.0, 2.0]), 0.5, 0.1)
    array([  8., -10.])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% early_stopping (puntaje: 2)
def early_stopping(losses: Sequence[float] | np.ndarray, patience: int) -> int:
    """
    Índice de la mejor época en el momento en que el entrenamiento se detendría.

    Se detiene después de `patience` épocas seguidas sin un nuevo mínimo estricto, o al final.

    Argumentos:
        losses: pérdidas de validación finitas, una por época: lista, tupla o arreglo 1-d; no se modifica.
        patience: cuántas épocas seguidas sin mejorar se aguantan.

    Devuelve:
        El índice, un entero.

    Lanza:
        ValueError: si `losses` está vacía o `patience < 1`.

    >>> early_stopping([5.0, 4.0, 6.0, 3.0, 7.0, 8.0, 2.0], 2)
    3
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% dropout (puntaje: 3)
def dropout(
    x: torch.Tensor, p: float, training: bool = True, generator: torch.Generator | None = None
) -> torch.Tensor:
    """
    Dropout invertido: cada elemento es 0 con probabilidad `p`, por su cuenta, y si no `x / (1 - p)`.

    El gradiente fluye solo por los sobrevivientes. Si no se entrena, `x` sin cambios.

    Argumentos:
        x: tensor finito float32 o float64 de cualquier forma (también 0-d o vacío); no se modifica.
        p: probabilidad de apagar; 0 es la identidad y 1 da ceros.
        training: si se está entrenando.
        generator: de dónde sale el azar (el estado global queda entonces intacto); si es None, del estado
            global de torch.

    Devuelve:
        Un tensor con la forma y el dtype de `x` (puede ser `x` mismo cuando no cambia nada).

    Lanza:
        ValueError: si no se cumple `0 <= p <= 1`, en los dos modos.

    >>> dropout(torch.ones(3), 0.5, training=False)
    tensor([1., 1., 1.])
    >>> dropout(torch.ones(3), 1.0)
    tensor([0., 0., 0.])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% Dropout (puntaje: 2)
class Dropout(nn.Module):
    """
    Dropout invertido como módulo: en modo de entrenamiento apaga, en modo de evaluación no hace nada.

    El azar sale del estado global de torch.

    Argumentos:
        p: probabilidad de apagar.

    Lanza:
        ValueError: al construirlo, si no se cumple `0 <= p <= 1`.

    >>> Dropout(0.3).eval()(torch.ones(3))
    tensor([1., 1., 1.])
    """

    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% build_cnn_with_dropout (puntaje: 3)
def build_cnn_with_dropout(p: float = 0.5) -> nn.Sequential:
    """
    La CNN de la tabla, con un `nn.Dropout(p)` después de la ReLU de la capa lineal 200 → 50.

    Argumentos:
        p: probabilidad de apagar.

    Devuelve:
        Un `nn.Sequential` plano de doce módulos que entrega logits `(N, 10)`.

    >>> build_cnn_with_dropout()(torch.zeros(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% center_crop (puntaje: 1)
def center_crop(image: Image.Image, height: int, width: int) -> Image.Image:
    """
    El trozo central de una imagen, de `height` × `width` píxeles.

    Empieza en la fila `(H - height) // 2` y en la columna `(W - width) // 2`.

    Argumentos:
        image: imagen de PIL de cualquier modo, de alto `H` y ancho `W`; no se modifica.
        height: alto del trozo, al menos 1.
        width: ancho del trozo, al menos 1.

    Devuelve:
        Una imagen de PIL del mismo modo y exactamente de ese tamaño.

    Lanza:
        ValueError: si el trozo es más alto o más ancho que la imagen.

    >>> center_crop(Image.new("RGB", (10, 6)), height=4, width=3).size
    (3, 4)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% enlarge (puntaje: 1)
def enlarge(image: Image.Image, factor: int) -> Image.Image:
    """
    La imagen `factor` veces más ancha y más alta: cada píxel se repite (vecino más cercano).

    Argumentos:
        image: imagen de PIL de modo L, RGB o RGBA; no se modifica.
        factor: un entero, al menos 1.

    Devuelve:
        Una imagen de PIL del mismo modo.

    Lanza:
        ValueError: si `factor < 1`.

    >>> enlarge(Image.new("L", (5, 3)), 4).size
    (20, 12)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% augment (puntaje: 3)
def augment(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    Cada imagen, girada y luego corrida al azar, cada una a su manera.

    El ángulo es uniforme en [-15°, 15°], alrededor del centro (bilineal o vecino más cercano). El
    corrimiento a lo largo de cada eje es un número entero uniforme de píxeles, de -2 a 2. Los lugares que
    quedan vacíos valen 0. No se necesita gradiente.

    Argumentos:
        images: tensor float32 o float64 `(N, 1, 28, 28)` con valores en [0, 1]; no se modifica.
        generator: de dónde sale el azar; la misma semilla da el mismo resultado.

    Devuelve:
        Un tensor de la misma forma, el mismo dtype y el mismo rango.

    >>> augment(torch.rand(5, 1, 28, 28), torch.Generator().manual_seed(0)).shape
    torch.Size([5, 1, 28, 28])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% BatchNorm1d (puntaje: 4)
class BatchNorm1d(nn.Module):
    """
    Normalización por lotes para entradas `(N, L)` y `(N, C, L)`, float32 o float64, no vacías.

    Parámetros `weight` (empieza en unos) y `bias` (en ceros); buffers `running_mean` (en ceros) y
    `running_var` (en unos); los cuatro de forma `(num_features,)`. La entrada no se modifica.

    Argumentos:
        num_features: número de canales: `L` para `(N, L)`, `C` para `(N, C, L)`.
        eps: el ε bajo la raíz, mayor que 0.
        momentum: el peso α del lote nuevo en el promedio móvil, entre 0 y 1 (ambos incluidos).

    Lanza (al llamarlo):
        ValueError: si la entrada no tiene dos o tres dimensiones, o si su número de canales no es
            `num_features`; en modo de entrenamiento, también si hay un solo valor por canal.

    >>> BatchNorm1d(1)(torch.tensor([[1.0], [3.0]])).detach().round()
    tensor([[-1.],
            [ 1.]])
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% BatchNorm2d (puntaje: 2)
class BatchNorm2d(nn.Module):
    """
    Como `BatchNorm1d`, para entradas `(N, C, H, W)`.

    Los mismos parámetros y buffers, los mismos dos modos.

    Argumentos:
        num_features: número de canales `C`.
        eps: el ε bajo la raíz, mayor que 0.
        momentum: el peso del lote nuevo en el promedio móvil, entre 0 y 1 (ambos incluidos).

    Lanza (al llamarlo):
        ValueError: si la entrada no tiene cuatro dimensiones, o si su número de canales no es
            `num_features`; en modo de entrenamiento, también si hay un solo valor por canal.

    >>> BatchNorm2d(3)(torch.rand(2, 3, 4, 4)).shape
    torch.Size([2, 3, 4, 4])
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% build_cnn_with_batchnorm (puntaje: 2)
def build_cnn_with_batchnorm() -> nn.Sequential:
    """
    La CNN de la tabla con `nn.BatchNorm2d(32)` después de la ReLU de la primera convolución y
    `nn.BatchNorm1d(200)` justo después de aplanar.

    Devuelve:
        Un `nn.Sequential` plano de trece módulos que entrega logits `(N, 10)`.

    >>> build_cnn_with_batchnorm()(torch.rand(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
