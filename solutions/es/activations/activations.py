# Generado a partir de source/activations/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 2: Funciones de activación. El enunciado completo está en el notebook activations.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


# %% logistic_sigmoid (puntaje: 1)
def logistic_sigmoid(x: np.ndarray) -> np.ndarray:
    """
    Sigmoide logística, `1 / (1 + e^-x)`, elemento por elemento.

    Exacta hasta `|x| = 1000` (los límites son 0 y 1) y sin advertencias de NumPy.

    Argumentos:
        x: arreglo float64 de cualquier forma (también 0-d o vacío); no se modifica.

    Devuelve:
        Un arreglo float64 con la forma de `x`.

    >>> logistic_sigmoid(np.array([-1000.0, 0.0, 1.0]))
    array([0.        , 0.5       , 0.73105858])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% bipolar_sigmoid (puntaje: 1)
def bipolar_sigmoid(x: np.ndarray) -> np.ndarray:
    """
    Sigmoide bipolar, `(1 - e^-x) / (1 + e^-x)`, elemento por elemento.

    Exacta hasta `|x| = 1000` (los límites son -1 y 1) y sin advertencias de NumPy.

    Argumentos:
        x: arreglo float64 de cualquier forma (también 0-d o vacío); no se modifica.

    Devuelve:
        Un arreglo float64 con la forma de `x`.

    >>> bipolar_sigmoid(np.array([-1000.0, 0.0, 1.0]))
    array([-1.        ,  0.        ,  0.46211716])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% hyperbolic_tangent (puntaje: 1)
def hyperbolic_tangent(x: np.ndarray) -> np.ndarray:
    """
    Tangente hiperbólica, `(1 - e^-2x) / (1 + e^-2x)`, elemento por elemento.

    Exacta hasta `|x| = 1000` (los límites son -1 y 1) y sin advertencias de NumPy.

    Argumentos:
        x: arreglo float64 de cualquier forma (también 0-d o vacío); no se modifica.

    Devuelve:
        Un arreglo float64 con la forma de `x`.

    >>> hyperbolic_tangent(np.array([-1000.0, 0.0, 1.0]))
    array([-1.        ,  0.        ,  0.76159416])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% leaky_relu (puntaje: 1)
def leaky_relu(x: torch.Tensor, negative_slope: float = 0.01) -> torch.Tensor:
    """
    ReLU con fuga: `x` donde `x > 0`, si no `negative_slope * x`.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.
        negative_slope: la pendiente a la izquierda de cero; cualquier float, también negativo o mayor que 1.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.

    >>> leaky_relu(torch.tensor([-2.0, 3.0]), 0.1)
    tensor([-0.2000,  3.0000])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% elu (puntaje: 1)
def elu(x: torch.Tensor, alpha: float = 1.0) -> torch.Tensor:
    """
    ELU: `x` donde `x > 0`, si no `alpha (e^x - 1)`.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.
        alpha: cualquier float.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.

    >>> elu(torch.tensor([-1000.0, -1.0, 3.0]))
    tensor([-1.0000, -0.6321,  3.0000])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% selu (puntaje: 1)
def selu(x: torch.Tensor) -> torch.Tensor:
    """
    SELU: `λ x` donde `x > 0`, si no `λ α (e^x - 1)`, con `λ = 1.0507009873554805` y
    `α = 1.6732632423543772`.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.

    >>> selu(torch.tensor([-1000.0, 0.0, 1.0]))
    tensor([-1.7581,  0.0000,  1.0507])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% gelu (puntaje: 1)
def gelu(x: torch.Tensor) -> torch.Tensor:
    """
    GELU: `x Φ(x)`, con la función de distribución normal exacta (no la aproximación con tanh).

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.

    >>> gelu(torch.tensor([-1.0, 0.0, 2.0]))
    tensor([-0.1587,  0.0000,  1.9545])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% silu (puntaje: 1)
def silu(x: torch.Tensor) -> torch.Tensor:
    """
    SiLU: `x · sigmoid(x)`.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.

    >>> silu(torch.tensor([-1.0, 0.0, 2.0]))
    tensor([-0.2689,  0.0000,  1.7616])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% PReLU (puntaje: 2)
class PReLU(nn.Module):
    """
    ReLU paramétrica: `x` donde `x > 0`, si no `weight * x`, con `weight` aprendible.

    Tiene un solo `nn.Parameter`, llamado `weight`, de forma `(num_parameters,)`. Si `num_parameters` es 1, se
    aplica a todos los elementos de una entrada de cualquier forma; si es `C > 1`, el parámetro `c` se aplica
    al canal `c` de la dimensión 1 de una entrada `(N, C, …)`. Los gradientes llegan a la entrada y al peso.

    Argumentos:
        num_parameters: 1 o el número de canales.
        init: valor inicial de todos los parámetros.

    Lanza (al llamar al módulo):
        ValueError: `C > 1` y la entrada tiene menos de dos dimensiones, o su dimensión 1 no es `C`.

    >>> PReLU(2, init=0.5)(torch.tensor([[-1.0, -2.0], [3.0, -4.0]])).tolist()
    [[-0.5, -1.0], [3.0, -2.0]]
    """

    def __init__(self, num_parameters: int = 1, init: float = 0.25) -> None:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% activation_gradient (puntaje: 1)
def activation_gradient(f: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """
    La derivada `f'(x)` en cada elemento, tal como la da autograd.

    Argumentos:
        f: función de torch que actúa elemento por elemento.
        x: tensor float32 o float64 de cualquier forma, sin `requires_grad`; queda como estaba, sin
            `requires_grad` y sin `.grad`.

    Devuelve:
        Un tensor como `x` (forma y dtype), separado del grafo.

    >>> activation_gradient(torch.square, torch.tensor([-3.0, 0.0, 2.0]))
    tensor([-6.,  0.,  4.])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% dead_unit_fraction (puntaje: 2)
def dead_unit_fraction(preactivations: torch.Tensor, f: Callable[[torch.Tensor], torch.Tensor]) -> float:
    """
    La fracción de las `H` unidades cuyo gradiente `f'(z)` es exactamente cero para todas las `N` muestras.

    Argumentos:
        preactivations: tensor `(N, H)`, float32 o float64; puede pedir gradientes y queda como estaba.
        f: función de torch que actúa elemento por elemento.

    Devuelve:
        Un float entre 0 y 1.

    Lanza:
        ValueError: `preactivations` no tiene dos dimensiones, o no tiene muestras, o no tiene unidades.

    >>> dead_unit_fraction(torch.tensor([[-1.0, 2.0], [-3.0, -4.0]]), torch.relu)
    0.5
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% compare_activations (puntaje: 2)
def compare_activations(
    activations: dict[str, Callable[[torch.Tensor], torch.Tensor]], x: torch.Tensor
) -> dict[str, dict[str, float | bool]]:
    """
    Cuatro números para cada activación.

    Argumentos:
        activations: dict de nombre a función que actúa elemento por elemento.
        x: tensor `(N,)` con `N >= 1`, no necesariamente ordenado; no se modifica.

    Devuelve:
        Un dict con las mismas claves en el mismo orden; cada valor es un dict con exactamente cuatro claves:
        "mean": float, la media de `f(x)`;
        "zero_gradient": float, la fracción de elementos con `f'(x) == 0`;
        "max_slope": float, el mayor `|f'(x)|`;
        "monotone": bool, si a lo largo de `x` ordenado ningún valor de `f` queda más de 1e-9 por debajo del
        anterior.

    >>> compare_activations({"abs": torch.abs}, torch.tensor([3.0, -1.0]))
    {'abs': {'mean': 2.0, 'zero_gradient': 0.0, 'max_slope': 1.0, 'monotone': True}}
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
