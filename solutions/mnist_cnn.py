# Generated from source/mnist_cnn/lab.py by `autograder build`: edit that file, not this one.
"""Reference solutions of the lab `mnist_cnn`."""


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


def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    """
    Takes the pixels to [0, 1], subtracts `mean` and divides by `std`.

    Args:
        images: uint8 tensor `(N, 28, 28)`; it is not modified.
        mean, std: those to be used. One that is `None` is computed over all pixels of `images / 255`
            (population standard deviation, the one that divides by their number).

    Returns:
        `(scaled, mean, std)`: a float32 tensor `(N, 1, 28, 28)` on the device of `images`, and the two
        numbers that were used, as floats.

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


class DeviceLoader:
    """
    A wrapper around a `DataLoader` that delivers its batches on a device.

    `len()` is that of the loader. Each iteration yields pairs `(x, y)`: they are first moved to `device`
    and then, if there is a `transform`, passed through `transform(x, y)`, which returns the pair `(x, y)`
    that is yielded. It can be iterated again and again, and reads one batch at a time.

    Args:
        loader: a `DataLoader` that yields pairs of tensors.
        device: a `torch.device` or its name.
        transform: a function `(x, y) -> (x, y)`, or `None`.

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


def build_cnn() -> nn.Sequential:
    """
    The network of the table: a flat `nn.Sequential` of eleven modules, in that order.

    It takes `(N, 1, 28, 28)` and gives logits `(N, 10)`: no padding, stride 1 in the convolutions, and no
    activation at the end. The modules' names do not matter; none of them is a `Lazy…` one.

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


def count_parameters(model: nn.Module) -> int:
    """
    The number of trainable scalars of `model`, as an int; a shared parameter counts once.

    >>> count_parameters(nn.Linear(3, 2))
    8
    """
    return sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """
    The fraction of rows of `logits` whose maximum stands where `labels` says.

    Args:
        logits: `(N, C)` tensor without ties.
        labels: int64 tensor `(N,)`.

    Returns:
        A float between 0 and 1.

    Raises:
        ValueError: if there are no rows or the lengths differ.

    >>> accuracy(torch.tensor([[1.0, 3.0], [0.5, -2.0]]), torch.tensor([1, 1]))
    0.5
    """
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    return (logits.argmax(dim=1) == labels).double().mean().item()


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
    Trains `model` and returns its history.

    In each epoch: in training mode, one optimizer step per batch, on gradients that start from zero (before
    the very first step, too), recording loss and metric of the outputs that produced the step; then, in
    evaluation mode and without gradients, those of `valid_loader`. Leaves the model in evaluation mode.

    Args:
        model: is trained in place.
        loss_function: `loss_function(outputs, labels)` is the batch's mean.
        optimizer: optimizer of the parameters of `model`.
        train_loader, valid_loader: iterables of batches `(x, y)` with a `len()`; batches may differ in size.
        epochs: how many epochs, at least 1.
        metric: `metric(logits, labels)` is a float, the batch's mean; or `None`.

    Returns:
        A dict with the lists "train_loss" and "valid_loss" and, with a metric, "train_metric" and
        "valid_metric": one float per epoch, the mean over the **samples** of that epoch.

    >>> line = nn.Linear(1, 1)
    >>> batches = [(torch.ones(2, 1), torch.ones(2, 1))]
    >>> sgd = torch.optim.SGD(line.parameters(), lr=0.1)
    >>> history = fit(line, nn.functional.mse_loss, sgd, batches, batches, epochs=3)
    >>> {name: len(values) for name, values in history.items()}
    {'train_loss': 3, 'valid_loss': 3}
    """
    names = ["loss"] if metric is None else ["loss", "metric"]
    history = {f"{part}_{name}": [] for part in ("train", "valid") for name in names}
    for _ in range(epochs):
        for part, loader in (("train", train_loader), ("valid", valid_loader)):
            training = part == "train"
            model.train(training)
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
    return history


def plot_learning_curves(history: dict[str, list[float]]) -> Figure:
    """
    Draws what `fit` returns.

    Args:
        history: dict from `fit`, with or without a metric; it is not modified.

    Returns:
        A `matplotlib.figure.Figure` that is not shown: an axes with the training and validation losses over
        the epochs 1 … E, as labelled lines, with a legend and labels of both axes; with a metric, a second
        axes of the same kind for it. Leaves no figures open in pyplot (`plt.get_fignums()` is unchanged).

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


def conv_rounds(*channels: int) -> nn.Sequential:
    """Rounds of 5 × 5 convolution, ReLU and pooling, each from one number of channels to the next; then flat.

    28 pixels a side become 12 after one round and 4 after two.
    """
    layers = []
    for before, after in pairwise(channels):
        layers += [nn.Conv2d(before, after, kernel_size=5), nn.ReLU(), nn.MaxPool2d(kernel_size=2)]
    return nn.Sequential(*layers, nn.Flatten())


def train_digits(
    images: torch.Tensor, labels: torch.Tensor, seed: int = 0, device: torch.device | str = "cpu"
) -> nn.Module:
    """
    Trains a convolutional network of your choice and returns it, in evaluation mode.

    Args:
        images: uint8 tensor `(N, 28, 28)`, with N up to 2,000; it is not modified.
        labels: int64 tensor `(N,)`.
        seed: the same seed gives the same weights (on the CPU), whatever the global random state, which is
            left as it was.
        device: where training happens and where the model stays.

    Returns:
        A model that maps normalized images `(M, 1, 28, 28)` float32 (as `normalize` gives them with mean and
        deviation of `images`) to logits `(M, 10)`.
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


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    """
    How often each class was predicted, for each true class.

    Args:
        labels, predictions: int64 arrays or tensors of equal length, perhaps empty, with values from 0 to
            `n_classes - 1`; they are not modified.
        n_classes: the number of classes.

    Returns:
        An int64 tensor `(n_classes, n_classes)`: rows are the true class, columns the predicted one.

    >>> confusion_matrix(torch.tensor([0, 1, 1]), torch.tensor([0, 0, 1]), n_classes=2)
    tensor([[1, 0],
            [1, 1]])
    """
    rows, columns = map(torch.as_tensor, (labels, predictions))
    cells = torch.bincount(rows * n_classes + columns, minlength=n_classes**2)
    return cells.reshape(n_classes, n_classes)
