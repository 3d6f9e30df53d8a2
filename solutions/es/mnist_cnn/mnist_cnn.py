# Generado a partir de source/mnist_cnn/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 7: Una red convolucional lee dígitos. El enunciado completo está en el notebook mnist_cnn.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.figure import Figure
from sklearn.metrics import classification_report
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


# %% normalize (puntaje: 2)
def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    """
    Lleva los píxeles a [0, 1], resta `mean` y divide por `std`.

    Argumentos:
        images: tensor uint8 `(N, 28, 28)`; no se modifica.
        mean, std: los que se usan. El que sea `None` se calcula sobre todos los píxeles de `images / 255`
            (desviación estándar poblacional, la que divide por la cantidad).

    Devuelve:
        `(scaled, mean, std)`: un tensor float32 `(N, 1, 28, 28)`, en el dispositivo de `images`, y los dos
        números usados, como float.

    >>> scaled, mean, std = normalize(torch.full((5, 28, 28), 51, dtype=torch.uint8), std=0.5)
    >>> tuple(scaled.shape), round(mean, 3), std
    ((5, 1, 28, 28), 0.2, 0.5)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% DeviceLoader (puntaje: 2)
class DeviceLoader:
    """
    Envoltura de un `DataLoader` que entrega sus lotes en un dispositivo.

    `len()` es el del cargador. Cada recorrido entrega pares `(x, y)`: primero se mueven a `device` y
    después, si hay `transform`, se pasan por `transform(x, y)`, que devuelve el par `(x, y)` que se
    entrega. Se puede recorrer una y otra vez, y lee de a un lote.

    Argumentos:
        loader: un `DataLoader` que entrega pares de tensores.
        device: un `torch.device` o su nombre.
        transform: función `(x, y) -> (x, y)`, o `None`.

    >>> pairs = DataLoader(TensorDataset(torch.arange(3.0), torch.arange(3)), batch_size=2)
    >>> [x.tolist() for x, y in DeviceLoader(pairs, "cpu", lambda x, y: (10 * x, y))]
    [[0.0, 10.0], [20.0]]
    """

    def __init__(
        self,
        loader: DataLoader,
        device: torch.device | str,
        transform: Callable[[torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]] | None = None,
    ) -> None:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def __len__(self) -> int:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% build_cnn (puntaje: 4)
def build_cnn() -> nn.Sequential:
    """
    La red de la tabla: un `nn.Sequential` plano de once módulos, en ese orden.

    Recibe `(N, 1, 28, 28)` y entrega logits `(N, 10)`: sin relleno, paso 1 en las convoluciones y ninguna
    activación al final. Los nombres de los módulos dan lo mismo; ninguno es de los `Lazy…`.

    >>> build_cnn()(torch.zeros(5, 1, 28, 28)).shape
    torch.Size([5, 10])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% count_parameters (puntaje: 1)
def count_parameters(model: nn.Module) -> int:
    """
    Cantidad de escalares entrenables de `model`, como int; un parámetro compartido cuenta una vez.

    >>> count_parameters(nn.Linear(3, 2))
    8
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% accuracy (puntaje: 1)
def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """
    Fracción de las filas de `logits` cuyo máximo está en la posición que dice `labels`.

    Argumentos:
        logits: tensor `(N, C)`, sin empates.
        labels: tensor int64 `(N,)`.

    Devuelve:
        Un float entre 0 y 1.

    Lanza:
        ValueError: si no hay filas o los largos difieren.

    >>> accuracy(torch.tensor([[1.0, 3.0], [0.5, -2.0]]), torch.tensor([1, 1]))
    0.5
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% fit (puntaje: 5)
def fit(
    model: nn.Module,
    loss_function: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    train_loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    valid_loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    epochs: int,
    metric: Callable[[torch.Tensor, torch.Tensor], float] | None = None,
) -> dict[str, list[float]]:
    """
    Entrena `model` y devuelve su historia.

    En cada época: en modo de entrenamiento, un paso del optimizador por lote, con gradientes que parten de
    cero (también antes del primer paso), anotando pérdida y métrica de las salidas con las que se dio el
    paso; después, en modo de evaluación y sin gradientes, las de `valid_loader`. Deja el modelo en modo de
    evaluación.

    Argumentos:
        model: se entrena aquí mismo.
        loss_function: `loss_function(outputs, labels)` es la media del lote.
        optimizer: optimizador de los parámetros de `model`.
        train_loader, valid_loader: iterables de lotes `(x, y)` con `len()`; los lotes pueden tener
            tamaños distintos.
        epochs: cuántas épocas, al menos 1.
        metric: `metric(logits, labels)` es un float, la media del lote; o `None`.

    Devuelve:
        Un dict con las listas "train_loss" y "valid_loss" y, si hay métrica, "train_metric" y "valid_metric":
        un float por época, la media sobre los **ejemplos** de esa época.

    >>> line = nn.Linear(1, 1)
    >>> batches = [(torch.ones(2, 1), torch.ones(2, 1))]
    >>> sgd = torch.optim.SGD(line.parameters(), lr=0.1)
    >>> history = fit(line, nn.functional.mse_loss, sgd, batches, batches, epochs=3)
    >>> {name: len(values) for name, values in history.items()}
    {'train_loss': 3, 'valid_loss': 3}
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% plot_learning_curves (puntaje: 2)
def plot_learning_curves(history: dict[str, list[float]]) -> Figure:
    """
    Dibuja lo que devuelve `fit`.

    Argumentos:
        history: dict de `fit`, con o sin métrica; no se modifica.

    Devuelve:
        Una `matplotlib.figure.Figure` que no se muestra: unos ejes con las pérdidas de entrenamiento y de
        validación en las épocas 1 … E, como líneas con etiqueta, con leyenda y nombres de los dos ejes; si
        hay métrica, otros ejes iguales para ella. No deja figuras abiertas en pyplot (`plt.get_fignums()`
        queda igual).

    >>> len(plot_learning_curves({"train_loss": [2.0, 1.0], "valid_loss": [2.1, 1.3]}).axes)
    1
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% Preparación
def conv_rounds(*channels: int) -> nn.Sequential:
    """Rounds of 5 × 5 convolution, ReLU and pooling, each from one number of channels to the next; then flat.

    28 pixels a side become 12 after one round and 4 after two.
    """
    layers = []
    for before, after in pairwise(channels):
        layers += [nn.Conv2d(before, after, kernel_size=5), nn.ReLU(), nn.MaxPool2d(kernel_size=2)]
    return nn.Sequential(*layers, nn.Flatten())


# %% train_digits (puntaje: 6)
def train_digits(
    images: torch.Tensor, labels: torch.Tensor, seed: int = 0, device: torch.device | str = "cpu"
) -> nn.Module:
    """
    Entrena una red convolucional de tu elección y la devuelve, en modo de evaluación.

    Argumentos:
        images: tensor uint8 `(N, 28, 28)`, con N hasta 2.000; no se modifica.
        labels: tensor int64 `(N,)`.
        seed: con la misma semilla, los mismos pesos (en la CPU), sea cual sea el estado global del azar, que
            queda como estaba.
        device: dónde se entrena y dónde queda el modelo.

    Devuelve:
        Un modelo que lleva imágenes normalizadas `(M, 1, 28, 28)` float32 (como las entrega `normalize` con
        la media y la desviación de `images`) a logits `(M, 10)`.
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% confusion_matrix (puntaje: 2)
def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    """
    Cuántas veces se predijo cada clase, para cada clase verdadera.

    Argumentos:
        labels, predictions: arreglos o tensores int64 del mismo largo, quizás vacíos, con valores de 0 a
            `n_classes - 1`; no se modifican.
        n_classes: cantidad de clases.

    Devuelve:
        Un tensor int64 `(n_classes, n_classes)`: filas, la clase verdadera; columnas, la predicha.

    >>> confusion_matrix(torch.tensor([0, 1, 1]), torch.tensor([0, 0, 1]), n_classes=2)
    tensor([[1, 0],
            [1, 1]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
