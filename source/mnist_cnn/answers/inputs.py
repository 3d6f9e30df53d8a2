"""Valid inputs on which equivalent mutants are compared with the reference."""

import numpy as np
import torch
from torch import nn

from autograder.authoring.lab_source import course_root

TRIALS = {
    "build_cnn": (20, "there are no arguments; only the random weights differ"),
    "fit": (100, "one call trains a model"),
    "plot_learning_curves": (60, "one call makes a figure"),
    "train_digits": (1, "one call trains for seconds"),
}


def inputs_normalize(rng):
    images = torch.from_numpy(rng.integers(0, 256, (rng.integers(1, 5), 28, 28), dtype=np.uint8))
    return images, *(None if rng.integers(2) else float(rng.uniform(0.1, 2)) for _ in range(2))


def edges_normalize():
    images = torch.arange(784, dtype=torch.int64).remainder(256).to(torch.uint8).reshape(1, 28, 28)
    return [(images, 0.0, 1.0), (images, 0.0, None), (images.transpose(1, 2), None, 1.0)]


def inputs_build_cnn(rng):
    return (int(rng.integers(2**31)),)


def edges_build_cnn():
    return [(0,)]


def call_build_cnn(target, seed):
    """Parameters and outputs, with gradients."""
    torch.manual_seed(seed)
    model = target()
    x = torch.randn(2, 1, 28, 28, requires_grad=True)
    outputs = model(x)
    outputs.square().sum().backward()
    gradients = [each.grad for each in (x, *model.parameters())]
    return isinstance(model, nn.Sequential), len(model), list(model.parameters()), outputs, gradients


def _model(rng):
    kinds = [
        lambda: nn.Linear(int(rng.integers(1, 5)), 3),
        lambda: nn.BatchNorm1d(4),
        lambda: nn.Sequential(nn.Conv2d(1, 2, 3, bias=False), nn.PReLU()),
        nn.Identity,
    ]
    layers = [kinds[rng.integers(len(kinds))]() for _ in range(rng.integers(0, 4))]
    model = nn.Sequential(*layers, *layers[: rng.integers(2)])
    for parameter in model.parameters():
        parameter.requires_grad_(bool(rng.integers(2)))
    return model


def inputs_count_parameters(rng):
    return (_model(rng),)


def edges_count_parameters():
    return [(nn.Identity(),), (nn.Linear(2, 2).requires_grad_(False),)]


def inputs_accuracy(rng):
    rows, classes = rng.integers(1, 9), rng.integers(1, 6)
    logits = torch.from_numpy(rng.normal(size=(rows, classes)))
    return logits, torch.from_numpy(rng.integers(0, classes, rows))


def edges_accuracy():
    logits, labels = torch.eye(4), torch.tensor([0, 1, 3, 2])
    return [
        (logits[:0], labels[:0]),
        (logits[:0], labels),
        (logits, labels[:0]),
        (logits, labels[:1]),
        (logits[:1], labels),
        (logits, labels),
    ]


def inputs_confusion_matrix(rng):
    classes, count = int(rng.integers(1, 13)), rng.integers(0, 20)
    labels, predictions = (torch.from_numpy(rng.integers(0, classes, count)) for _ in range(2))
    return (
        (labels, predictions, classes) if rng.integers(2) else (labels.numpy(), predictions.numpy(), classes)
    )


def edges_confusion_matrix():
    none = torch.zeros(0, dtype=torch.int64)
    return [(none, none), (none, none, 3), (torch.tensor([9]), torch.tensor([0]))]


def inputs_DeviceLoader(rng):
    return int(rng.integers(1, 8)), int(rng.integers(1, 4)), bool(rng.integers(2))


def edges_DeviceLoader():
    return [(3, 3, False), (4, 3, True)]


def call_DeviceLoader(target, count, size, changed):
    """Length, and the batches of two walks, on two devices."""
    data = torch.utils.data.TensorDataset(torch.arange(float(count)), torch.arange(count))
    loader = torch.utils.data.DataLoader(data, batch_size=size)
    transform = (lambda x, y: (x + 1, y * 2)) if changed else None
    wrapped = target(loader, torch.device("cpu"), transform)
    away = [(x.device.type, y.device.type) for x, y in target(loader, "meta", transform)]
    return len(wrapped), [list(wrapped) for _ in range(2)], away


def inputs_fit(rng):
    return int(rng.integers(2**31)), int(rng.integers(1, 4)), bool(rng.integers(2))


def edges_fit():
    return [(0, 1, False), (1, 2, True)]


def call_fit(target, seed, epochs, with_metric):
    """History, weights, and the modes of all passes, for a model with dropout."""
    torch.manual_seed(seed)
    modes = []

    class Net(nn.Sequential):
        def forward(self, x):
            modes.append((self.training, torch.is_grad_enabled()))
            return super().forward(x)

    model = Net(nn.Linear(3, 4), nn.Dropout(0.5), nn.Linear(4, 2)).double()
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    batches = [
        (torch.randn(size, 3, dtype=torch.float64), torch.randn(size, 2, dtype=torch.float64))
        for size in (3, 1, 4)
    ]
    optimizer = torch.optim.Adam(model.parameters())
    metric = (lambda a, b: (a - b).mean().item()) if with_metric else None
    history = target(model, nn.functional.mse_loss, optimizer, batches[:2], batches[1:], epochs, metric)
    # The order of keys is not promised.
    figures = sorted(history.items())
    return figures, list(model.parameters()), modes, [each.training for each in model.modules()]


def inputs_plot_learning_curves(rng):
    names = ("train_loss", "valid_loss", "train_metric", "valid_metric")[: rng.choice([2, 4])]
    epochs = rng.integers(1, 6)
    return ({name: rng.uniform(0, 3, epochs).tolist() for name in names},)


def edges_plot_learning_curves():
    return [({"train_loss": [1.0], "valid_loss": [2.0]},)]


def call_plot_learning_curves(target, history):
    """All that is promised of the figure: neither its size, its words, nor any order are."""
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    figure = target(history)
    described = [
        (
            sorted((list(line.get_xdata()), list(line.get_ydata())) for line in axes.get_lines()),
            [line.get_label().startswith("_") for line in axes.get_lines()],
            axes.get_legend() is not None,
            bool(axes.get_xlabel()),
            bool(axes.get_ylabel()),
        )
        for axes in figure.axes
    ]
    return before == plt.get_fignums(), sorted(described)


def _digits(folder):
    with np.load(course_root() / "source" / "mnist_cnn" / folder / "digits.npz") as file:
        return torch.from_numpy(file["images"]), torch.from_numpy(file["labels"])


def inputs_train_digits(rng):
    images, labels = _digits("data")
    return images[:2000], labels[:2000], int(rng.integers(1000)), "cpu"


def edges_train_digits():
    images, labels = _digits("data")
    return [(images[:120], labels[:120], 0, "cpu"), (images[:61], labels[:61])]


def call_train_digits(target, images, labels, *options):
    """All that is promised: the weights themselves, and the network, are the student's own choice."""
    before = torch.get_rng_state()
    model = target(images, labels, *options)
    same = torch.equal(before, torch.get_rng_state())
    pixels, (held_back, answers) = images.double() / 255, _digits("held_back")
    x = ((held_back.unsqueeze(1).double() / 255 - pixels.mean()) / pixels.std(correction=0)).float()
    with torch.no_grad():
        logits = model(x)
        shapes = tuple(logits.shape), tuple(model(x[:1]).shape), logits.dtype
    places = {each.device.type for each in model.parameters()}
    kept = same, any(each.training for each in model.modules()), shapes, places
    if len(images) == 2000:
        return kept, (logits.argmax(1) == answers).double().mean().item() >= 0.94
    torch.rand(3)
    again = target(images, labels, *options).state_dict()
    first = model.state_dict()
    return kept, list(first) == list(again) and all(torch.equal(first[name], again[name]) for name in first)
