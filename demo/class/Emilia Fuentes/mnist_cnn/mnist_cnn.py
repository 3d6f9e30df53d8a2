# %%
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

# %%
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
    pixels = images.unsqueeze(1) / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return (pixels - mean) / std, mean, std

# %%
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
        self.loader = loader
        self.device = device
        self.transform = transform

    def __len__(self) -> int:
        return len(self.loader)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for x, y in self.loader:
            x, y = x.to(self.device), y.to(self.device)
            yield (x, y) if self.transform is None else self.transform(x, y)

# %%
def build_cnn() -> nn.Sequential:
    """
    La red de la tabla: un `nn.Sequential` plano de once módulos, en ese orden.

    Recibe `(N, 1, 28, 28)` y entrega logits `(N, 10)`: sin relleno, paso 1 en las convoluciones y ninguna
    activación al final. Los nombres de los módulos dan lo mismo; ninguno es de los `Lazy…`.

    >>> build_cnn()(torch.zeros(5, 1, 28, 28)).shape
    torch.Size([5, 10])
    """
    return nn.Sequential(
        nn.Conv2d(1, 32, kernel_size=3),
        nn.ReLU(),
        nn.Conv2d(32, 32, kernel_size=3),
        nn.ReLU(),
        nn.MaxPool2d(kernel_size=2),
        nn.Conv2d(32, 2, kernel_size=3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(2 * 10 * 10, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )

# %%
def count_parameters(model: nn.Module) -> int:
    """
    Cantidad de escalares entrenables de `model`, como int; un parámetro compartido cuenta una vez.

    >>> count_parameters(nn.Linear(3, 2))
    8
    """
    return sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)

# %%
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
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    return (logits.argmax(dim=1) == labels).double().mean().item()

# %%
from collections.abc import Callable, Iterable

import torch
from torch import nn


def fit(
    model: nn.Module,
    loss_function: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    train_loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    valid_loader: Iterable[tuple[torch.Tensor, torch.Tensor]],
    epochs: int,
    metric: Callable[[torch.Tensor, torch.Tensor], float] | None = None,
) -> dict[str, list[float]]:
    names = ["loss"] if metric is None else ["loss", "metric"]
    history = {f"{part}_{name}": [] for part in ("train", "valid") for name in names}
    for _ in range(epochs):
        for part, loader in (("train", train_loader), ("valid", valid_loader)):
            training = part == "train"
            model.train()
            totals, samples = dict.fromkeys(names, 0.0), 0
            with torch.set_grad_enabled(training):
                for x, y in loader:
                    outputs = model(x)
                    loss = loss_function(outputs, y)
                    if training:
                        optimizer.zero_grad()
                        loss.backward()
                        optimizer.step()
                    totals["loss"] += loss.item() * len(y)
                    if metric is not None:
                        totals["metric"] += metric(outputs, y) * len(y)
                    samples += len(y)
            for name, total in totals.items():
                history[f"{part}_{name}"].append(total / samples)
    model.eval()
    return history

# %%
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
    names = [name for name in ("loss", "metric") if f"train_{name}" in history]
    figure = Figure(layout="constrained")
    panels = figure.subplots(len(names), squeeze=False).flat
    for axes, name in zip(panels, names, strict=True):
        for part in ("train", "valid"):
            values = history[f"{part}_{name}"]
            axes.plot(range(1, len(values) + 1), values, marker=".", label=part)
        axes.set(xlabel="epoch", ylabel=name)
        axes.legend()
    return figure

# %%
def conv_rounds(*channels: int) -> nn.Sequential:
    """Rounds of 5 × 5 convolution, ReLU and pooling, each from one number of channels to the next; then flat.

    28 pixels a side become 12 after one round and 4 after two.
    """
    layers = []
    for before, after in pairwise(channels):
        layers += [nn.Conv2d(before, after, kernel_size=5), nn.ReLU(), nn.MaxPool2d(kernel_size=2)]
    return nn.Sequential(*layers, nn.Flatten())

# %%
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
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = nn.Sequential(conv_rounds(1, 8, 32), nn.Dropout(0.3), nn.Linear(512, 10)).to(device)
        data = TensorDataset(normalize(images)[0], labels)
        loader = DeviceLoader(DataLoader(data, batch_size=50, shuffle=True), device)
        optimizer = torch.optim.Adadelta(model.parameters())
        # The epochs were chosen on other digits; here nobody looks at the curves, and one batch will do.
        fit(model, nn.functional.cross_entropy, optimizer, loader, [next(iter(loader))], epochs=8)
    return model

# %%
import numpy as np
import torch


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    pairs = torch.as_tensor(labels) * n_classes + torch.as_tensor(predictions)
    return torch.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes).T
