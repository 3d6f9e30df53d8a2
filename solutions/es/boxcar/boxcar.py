# Generado a partir de source/boxcar/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 3: Cajas, aproximación y grafos. El enunciado completo está en el notebook boxcar.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
import math
from collections.abc import Callable, Hashable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


# %% boxcar (puntaje: 1)
def boxcar(x: np.ndarray, a: float, b: float, height: float) -> np.ndarray:
    """
    Función caja: `height * (H(x - a) - H(x - b))`, con `H(0) = 1`.

    Argumentos:
        x: arreglo float64 de cualquier forma, también 0-d o vacío. No se modifica.
        a: donde empieza la caja (incluido).
        b: donde termina (no incluido).
        height: altura de la caja, de cualquier signo.

    Devuelve:
        Arreglo float64 con la forma de `x`: `height` en `[a, b)` y 0.0 afuera.

    Lanza:
        ValueError: si no se cumple `b > a`.

    >>> boxcar(np.array([0.0, 1.0, 1.5, 2.0]), 1.0, 2.0, 3.0)
    array([0., 3., 3., 0.])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% BoxcarNetwork (puntaje: 4)
class BoxcarNetwork(nn.Module):
    """
    Red con dos neuronas ocultas que nace siendo una caja.

    Tiene exactamente dos submódulos, `hidden = nn.Linear(1, 2)` y `output = nn.Linear(2, 1)`; la activación
    es `torch.sigmoid`, no un tercer módulo. Sus siete números son parámetros float32 entrenables.

    Argumentos:
        a, b: bordes de la caja.
        height: altura de la caja, de cualquier signo.
        sharpness: agudeza `k` de los dos escalones.

    Al nacer vale `height * (σ(k (x - a)) - σ(k (x - b)))`.

    Lanza:
        ValueError: si no se cumplen `b > a` y `sharpness > 0`.

    >>> network = BoxcarNetwork(0.0, 1.0, 2.0)
    >>> [round(value, 3) for value in network(torch.tensor([[-0.5], [0.5]])).flatten().tolist()]
    [0.0, 2.0]
    """

    def __init__(self, a: float, b: float, height: float, sharpness: float = 50.0) -> None:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """
        `(N, 1)` → `(N, 1)`, con la sigmoide logística en las dos neuronas ocultas.
        """
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% max_error (puntaje: 1)
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
    El mayor `|network(x) - boxcar(x)|` lejos de los bordes de la caja.

    Argumentos:
        network: módulo con parámetros float32, de `(N, 1)` a `(N, 1)`. Queda como estaba, y su pasada hacia
            adelante corre sin registrar gradientes.
        a, b, height: la caja ideal.
        margin: solo cuentan los puntos a más de esta distancia de `a` **y** de `b`.
        low, high, n: `n` puntos equiespaciados de `[low, high]`, con ambos extremos.

    Devuelve:
        Un float; 0.0 si no queda ningún punto.

    >>> flat = nn.Linear(1, 1)
    >>> _ = nn.init.zeros_(flat.weight), nn.init.constant_(flat.bias, 0.25)
    >>> max_error(flat, 0.0, 1.0, 2.0, margin=0.1, low=-1.0, high=2.0)
    1.75
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% sharpness_for (puntaje: 2)
def sharpness_for(tolerance: float, margin: float, height: float) -> float:
    """
    Una agudeza que basta para que una `BoxcarNetwork` cumpla con una tolerancia.

    Con ella, una red cuyos bordes están al menos a `2 * margin` uno del otro queda a no más de `tolerance` de
    la caja ideal en todo punto a más de `margin` de ambos bordes. Se acepta cualquier valor que baste, hasta
    4 veces el menor de ellos.

    Argumentos:
        tolerance: el error permitido.
        margin: distancia a los bordes desde la que cuenta el error.
        height: altura de la caja, de cualquier signo.

    Devuelve:
        Un float mayor que 0.

    Lanza:
        ValueError: si no se cumplen `0 < tolerance < |height|` y `margin > 0`.

    >>> 29.0 < sharpness_for(0.1, 0.1, 1.0) < 118.0
    True
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% approximate (puntaje: 4)
def approximate(
    f: Callable[[np.ndarray], np.ndarray],
    low: float,
    high: float,
    n_boxes: int,
    sharpness: float | None = None,
) -> nn.Module:
    """
    Una red con una sola capa oculta que aproxima `f` en `[low, high]` con `n_boxes` cajas.

    Argumentos:
        f: función vectorizada de NumPy: arreglos float64 de cualquier forma, de ida y de vuelta.
        low, high: el intervalo; las cajas tienen todas el mismo ancho.
        n_boxes: número de cajas.
        sharpness: agudeza de todas las cajas; con `None` la eliges tú.

    Devuelve:
        Un módulo de `(N, 1)` a `(N, 1)` con `hidden = nn.Linear(1, 2 * n_boxes)`, sigmoide logística y
        `output = nn.Linear(2 * n_boxes, 1)`: la suma de las cajas, cada una tan alta como `f` en su punto
        medio. Puede tener otros submódulos, pero sin parámetros. Con la agudeza que tú eliges, a más de 10 %
        de un ancho de caja de los bordes de las cajas, se aleja de la función escalonada (0 fuera de `[low,
        high]`) a lo más un 2 % del máximo de `|f|` en `[low, high]`.

    Lanza:
        ValueError: si no se cumplen `high > low` y `n_boxes >= 1`.

    >>> network = approximate(np.exp, 0.0, 1.0, 2)
    >>> [round(value, 2) for value in network(torch.tensor([[0.25], [0.75]])).flatten().tolist()]
    [1.28, 2.12]
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% Preparación
def train(
    network: nn.Module, x: torch.Tensor, y: torch.Tensor, steps: int, learning_rate: float = 0.2
) -> float:
    """
    Entrena `network` en su lugar con `steps` pasos de Adam.

    Devuelve el error cuadrático medio final, relativo al cuadrado del mayor `|y|`.
    """
    optimizer = torch.optim.Adam(network.parameters(), lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(x), y)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return (nn.functional.mse_loss(network(x), y) / y.abs().max() ** 2).item()


# %% fit_boxcar (puntaje: 3)
def fit_boxcar(x: torch.Tensor, y: torch.Tensor, steps: int = 2000, seed: int = 0) -> nn.Module:
    """
    Una red entrenada con una capa oculta de dos neuronas sigmoides (logísticas): siete números entrenables en
    total.

    Argumentos:
        x: `(N, 1)` float32, de 100 a 400 puntos equiespaciados de un intervalo de largo 4 a 8.
        y: `(N, 1)` float32, los valores de una caja de altura 0.5 a 3, de ancho 1 o más, a 1 o más de los
            extremos.
        steps: cota de los pasos del optimizador en cada partida; se permiten varias partidas.
        seed: semilla de los pesos iniciales al azar. Misma semilla, misma red; otra semilla, otra partida. El
            estado global del azar no se toca.

    Devuelve:
        Un módulo de `(N, 1)` a `(N, 1)`, con error cuadrático medio de a lo más `0.02 * altura ** 2` en estos
        datos con los `steps` por defecto. Tienes 30 segundos.

    >>> x = torch.linspace(-3, 3, 121).unsqueeze(1)
    >>> y = 2.0 * ((x >= -1) & (x < 1))
    >>> network = fit_boxcar(x, y)
    >>> nn.functional.mse_loss(network(x), y).item() < 0.08
    True
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% topological_order (puntaje: 2)
def topological_order(edges: list[tuple[Hashable, Hashable]]) -> list[Hashable]:
    """
    Todos los nodos de un grafo, en un orden en que cada arista apunta hacia adelante.

    Argumentos:
        edges: lista de pares `(origen, destino)`; los nodos son cualquier cosa *hashable*. Las aristas
            repetidas no molestan. A lo más 500 nodos. La lista no se modifica.

    Devuelve:
        Lista con cada nodo una vez; cualquier orden válido sirve. Una lista vacía da `[]`.

    Lanza:
        ValueError: si hay un ciclo (un nodo que apunta a sí mismo es uno).

    >>> topological_order([("b", "c"), ("a", "b")])
    ['a', 'b', 'c']
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% forward_dag (puntaje: 3)
def forward_dag(
    edges: dict[tuple[Hashable, Hashable], float],
    biases: dict[Hashable, float],
    inputs: dict[Hashable, float],
    activation: Callable[[float], float],
) -> dict[Hashable, float]:
    """
    El valor de cada nodo de una red dada como grafo.

    Argumentos:
        edges: `(origen, destino)` → peso. A lo más 500 nodos.
        biases: nodo → sesgo; los que faltan valen 0. El sesgo de una entrada se ignora.
        inputs: nodo → valor, para los nodos sin aristas de llegada. Un nodo puede aparecer solo aquí.
        activation: función escalar; se aplica a todo nodo que no es entrada, también a los de salida.

    Devuelve:
        Dict con el valor (float) de cada nodo de `edges` y de `inputs`: las entradas conservan el suyo, los
        demás valen `activation(Σ peso * valor(origen) + sesgo)`. Ningún argumento se modifica.

    Lanza:
        ValueError: si hay un ciclo, si falta una entrada, o si `inputs` nombra un nodo con aristas de
            llegada.

    >>> forward_dag({("x", "y"): 2.0}, {"y": 1.0}, {"x": 3.0}, activation=abs)
    {'x': 3.0, 'y': 7.0}
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
