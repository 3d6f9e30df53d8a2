# %%
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

# %%
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
    decay = np.exp(-np.abs(x))  # between 0 and 1, however large x is
    return np.where(x >= 0, 1.0, decay) / (1.0 + decay)

# %%
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
    decay = np.exp(-np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)

# %%
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
    decay = np.exp(-2.0 * np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)

# %%
def leaky_relu(x, negative_slope=0.01):
    return torch.where(x > 0, x, 0.01 * x)

# %%
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
    left = torch.clamp(x, max=0.0)  # e^x would overflow on the right, and its gradient with it
    return torch.where(x > 0, x, alpha * torch.expm1(left))

# %%
def selu(x: torch.Tensor) -> torch.Tensor:
    """
    SELU: `λ x` donde `x > 0`, si no `λ α (e^x - 1)`, con las constantes de arriba.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.

    >>> selu(torch.tensor([-1000.0, 0.0, 1.0]))
    tensor([-1.7581,  0.0000,  1.0507])
    """
    scale = 1.0507009873554804934193349852946
    alpha = 1.6732632423543772848170429916717
    left = torch.clamp(x, max=0.0)
    return scale * torch.where(x > 0, x, alpha * torch.expm1(left))

# %%
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
    return x * 0.5 * (1.0 + torch.erf(x / 2**0.5))

# %%
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
    return x * torch.sigmoid(x)

# %%
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

# %%
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
    point = x.detach().requires_grad_()  # x itself stays unmarked
    (slope,) = torch.autograd.grad(f(point).sum(), point)
    return slope

# %%
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
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError(f"expected (N, H) with N, H >= 1, got {tuple(preactivations.shape)}")
    slopes = activation_gradient(f, preactivations.detach())
    dead = (slopes == 0).all(dim=0)
    return dead.double().mean().item()

# %%
def compare_activations(activations, x):
    result = {}
    for name, f in activations.items():
        y = f(x)
        slope = activation_gradient(f, x)
        result[name] = {
            "mean": y.mean().item(),
            "zero_gradient": (slope == 0).double().mean().item(),
            "max_slope": slope.max().item(),
            "monotone": bool((y[1:] - y[:-1] >= -1e-9).all()),
        }
    return result
