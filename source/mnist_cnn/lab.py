# ---
# jupyter:
#   autograder:
#     number: 7
#     title: {es: "Una red convolucional lee dígitos", en: "A convolutional network reads digits"}
#     off_limits:
#       ready_made_metrics: ["sklearn.metrics", "torchmetrics"]
# ---

# %% [markdown] lang="es"
# # Una red convolucional lee dígitos
#
# Hasta aquí has programado piezas sueltas: neuronas, descensos, convoluciones. Hoy las juntas y haces lo que
# hace cualquiera que entrena redes: cargar datos, normalizarlos, repartirlos en lotes, armar un modelo,
# entrenarlo, **mirar sus curvas** y decidir si lo que aprendió sirve.
#
# Los datos son los dígitos manuscritos de MNIST, que reunieron LeCun, Cortes y Burges: imágenes de 28 × 28
# píxeles grises. El laboratorio trae 4.000, así que no hay que descargar nada. Otros 1.000 los guarda el
# corrector: con ellos sabrá si tu red aprendió a leer o se aprendió los ejemplos de memoria.
#
# En este laboratorio vas a
#
# 1. preparar los datos: normalizar, armar lotes, llevarlos a la CPU o a la GPU;
# 2. construir una red convolucional y contar sus parámetros;
# 3. escribir **tu propio ciclo de entrenamiento** y dibujar sus curvas de aprendizaje;
# 4. diagnosticar un entrenamiento que no aprende y comparar dos optimizadores;
# 5. entrenar un lector de dígitos que acierte más de 94 de cada 100.
#
# Debajo de cada ejercicio hay una celda con `check(...)`: córrela las veces que quieras. No pone nota.

# %% [markdown] lang="en"
# # A convolutional network reads digits
#
# So far you have programmed single pieces: neurons, descents, convolutions. Today you put them together and
# do what everybody does who trains networks: load data, normalize them, split them into batches, put a
# model together, train it, **look at its curves** and decide whether what it learned is any good.
#
# The data are the handwritten digits of MNIST, collected by LeCun, Cortes and Burges: images of 28 × 28
# grey pixels. The lab brings 4,000 of them, so nothing has to be downloaded. The grader keeps 1,000 others:
# they will tell whether your network has learned to read or has learned the examples by heart.
#
# In this lab you will
#
# 1. prepare the data: normalize, make batches, take them to the CPU or the GPU;
# 2. build a convolutional network and count its parameters;
# 3. write **your own training loop** and draw its learning curves;
# 4. diagnose a training run that does not learn, and compare two optimizers;
# 5. train a reader of digits that is right more than 94 times in 100.
#
# Below each exercise there is a cell with `check(...)`: run it as often as you like. It gives no marks.

# %% role="setup"
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

# %% [markdown] lang="es"
# ## 1. Los datos
#
# `digits.npz` tiene dos arreglos: `images (4000, 28, 28)`, enteros `uint8` de 0 (papel) a 255 (tinta), y
# `labels (4000,)`, de 0 a 9. Apartamos 2.000 para entrenar y 500 para **validar**: la red nunca da un paso
# con estas últimas, solo se mide con ellas.
#
# Si tienes a mano MNIST completo (60.000 dígitos), `full_mnist` lo lee con `torchvision`. Con
# `download=False` no toca la red: si no está, seguimos con la muestra.

# %% [markdown] lang="en"
# ## 1. The data
#
# `digits.npz` holds two arrays: `images (4000, 28, 28)`, `uint8` integers from 0 (paper) to 255 (ink), and
# `labels (4000,)`, from 0 to 9. We set 2,000 aside for training and 500 for **validation**: the network
# never makes a step with the latter, it is only measured on them.
#
# If you have the whole of MNIST at hand (60,000 digits), `full_mnist` reads it with `torchvision`. With
# `download=False` it does not touch the network: if it is not there, we go on with the sample.


# %%
def sample_digits(path: str = "data/digits.npz") -> tuple[torch.Tensor, torch.Tensor]:
    """The lab's 4,000 digits: images (N, 28, 28) uint8, labels (N,) int64."""
    with np.load(path) as file:
        return torch.from_numpy(file["images"]), torch.from_numpy(file["labels"])


def full_mnist(root: str | Path = "data") -> tuple[torch.Tensor, torch.Tensor] | None:
    """The 60,000 training digits of MNIST, if torchvision finds them below `root`; else None."""
    from torchvision.datasets import MNIST

    try:
        data = MNIST(root, train=True, download=False)
    except RuntimeError:
        return None
    return data.data, data.targets


images, labels = full_mnist() or sample_digits()
train_images, train_labels = images[:2000], labels[:2000]
valid_images, valid_labels = images[2000:2500], labels[2000:2500]
print(f"{len(images)}: {tuple(images.shape)} {images.dtype}, {tuple(labels.shape)} {labels.dtype}")
print("0 … 9:", torch.bincount(train_labels, minlength=10).tolist())

figure, grid = plt.subplots(3, 10, figsize=(9, 3.2), layout="constrained")
for row in range(3):
    for digit in range(10):
        which = (train_labels == digit).nonzero()[row].item()
        grid[row, digit].imshow(train_images[which], cmap="gray_r")
        grid[row, digit].set_axis_off()
figure.suptitle("Tres manos distintas para cada dígito")  # lang: es
figure.suptitle("Three different hands for each digit")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### Normalizar
#
# Una red aprende mejor si sus entradas tienen media 0 y desviación 1: los pesos iniciales están pensados
# para eso. La media y la desviación se miden **con los datos de entrenamiento** y se usan tal cual para
# todos los demás. Medirlas otra vez con los de prueba sería espiar (y con una sola imagen, absurdo).
#
# Un ejemplo con estaturas en centímetros:

# %% [markdown] lang="en"
# ### Normalizing
#
# A network learns better when its inputs have mean 0 and deviation 1: that is what initial weights are made
# for. Mean and deviation are measured **on the training data** and used as they are for all others.
# Measuring them again on the test data would be peeping (and with a single image, absurd).
#
# An example with heights in centimetres:

# %%
heights, newcomer = np.array([158.0, 171.0, 166.0, 181.0]), 190.0
centre, spread = heights.mean(), heights.std()
print(
    f"{centre:.1f} ± {spread:.1f} cm:",
    ((heights - centre) / spread).round(2),
    "…",
    round((newcomer - centre) / spread, 2),
)

# %% [markdown] lang="es"
# Con imágenes se hace con un solo par de números para todos los píxeles. Además, las capas convolucionales
# esperan un eje de **canales**: `(N, 1, 28, 28)`, con un solo canal porque el gris es uno.

# %% [markdown] lang="en"
# For images it is done with one pair of numbers for all pixels. Convolutional layers moreover expect an
# axis of **channels**: `(N, 1, 28, 28)`, a single one, as there is just one grey.


# %% exercise="normalize" points=2
def normalize(
    images: torch.Tensor, mean: float | None = None, std: float | None = None
) -> tuple[torch.Tensor, float, float]:
    """
    :es:
    Lleva los píxeles a [0, 1], resta `mean` y divide por `std`.

    Argumentos:
        images: tensor uint8 `(N, 28, 28)`; no se modifica.
        mean, std: los que se usan. El que sea `None` se calcula sobre todos los píxeles de `images / 255`
            (desviación estándar poblacional, la que divide por la cantidad).

    Devuelve:
        `(scaled, mean, std)`: un tensor float32 `(N, 1, 28, 28)`, en el dispositivo de `images`, y los dos
        números usados, como float.
    :en:
    Takes the pixels to [0, 1], subtracts `mean` and divides by `std`.

    Args:
        images: uint8 tensor `(N, 28, 28)`; it is not modified.
        mean, std: those to be used. One that is `None` is computed over all pixels of `images / 255`
            (population standard deviation, the one that divides by their number).

    Returns:
        `(scaled, mean, std)`: a float32 tensor `(N, 1, 28, 28)` on the device of `images`, and the two
        numbers that were used, as floats.
    :end:

    >>> scaled, mean, std = normalize(torch.full((5, 28, 28), 51, dtype=torch.uint8), std=0.5)
    >>> tuple(scaled.shape), round(mean, 3), std
    ((5, 1, 28, 28), 0.2, 0.5)
    """
    ### BEGIN SOLUTION
    pixels = images.unsqueeze(1) / 255
    if mean is None:
        mean = pixels.mean().item()
    if std is None:
        std = pixels.std(correction=0).item()
    return (pixels - mean) / std, mean, std
    ### END SOLUTION


# %%
x_train, train_mean, train_std = normalize(train_images)
x_valid, _, _ = normalize(valid_images, train_mean, train_std)
print(
    f"{train_mean:.4f} {train_std:.4f}   {x_valid.mean():+.3f} {x_valid.std():.3f}   {tuple(x_valid.shape)}"
)

# %% [markdown] lang="es"
# ### `TensorDataset` y `DataLoader`
#
# Un `Dataset` sabe decir cuántos ejemplos hay y entregar el número `i`; `TensorDataset` lo hace con
# tensores que comparten el primer eje. Un `DataLoader` lo recorre en **lotes**, en orden o barajado, y se
# puede recorrer una vez por época.

# %% [markdown] lang="en"
# ### `TensorDataset` and `DataLoader`
#
# A `Dataset` can tell how many examples there are and hand over number `i`; `TensorDataset` does so with
# tensors that share their first axis. A `DataLoader` walks through it in **batches**, in order or shuffled,
# and can be walked through once per epoch.

# %%
letters = TensorDataset(torch.arange(7), torch.tensor([ord(letter) for letter in "CONVNET"]))
print(len(letters), letters[2])
for epoch in (1, 2):
    loader = DataLoader(letters, batch_size=3, shuffle=True, generator=torch.Generator().manual_seed(epoch))
    print(epoch, len(loader), ["".join(chr(code) for code in codes) for _, codes in loader])

# %% [markdown] lang="es"
# El último lote es más pequeño: 7 = 3 + 3 + 1. No lo olvides cuando promedies.
#
# Modelo y datos tienen que estar en el **mismo dispositivo**. En vez de ensuciar el ciclo de entrenamiento
# con `x.to(device)`, envolvemos el cargador: quien lo recorre recibe los lotes ya puestos donde
# corresponde, y de paso transformados, si se quiere. Que sea *perezoso* importa: si leyera todos los lotes
# de una vez, ImageNet no cabría en la memoria.

# %% [markdown] lang="en"
# The last batch is smaller: 7 = 3 + 3 + 1. Do not forget that when you average.
#
# Model and data must be on the **same device**. Rather than littering the training loop with
# `x.to(device)`, we wrap the loader: whoever walks through it gets the batches where they belong, and
# transformed on the way, if so desired. That it is *lazy* matters: if it read all batches at once, ImageNet
# would not fit into memory.


# %% exercise="DeviceLoader" points=2
class DeviceLoader:
    """
    :es:
    Envoltura de un `DataLoader` que entrega sus lotes en un dispositivo.

    `len()` es el del cargador. Cada recorrido entrega pares `(x, y)`: primero se mueven a `device` y
    después, si hay `transform`, se pasan por `transform(x, y)`, que devuelve el par `(x, y)` que se
    entrega. Se puede recorrer una y otra vez, y lee de a un lote.

    Argumentos:
        loader: un `DataLoader` que entrega pares de tensores.
        device: un `torch.device` o su nombre.
        transform: función `(x, y) -> (x, y)`, o `None`.
    :en:
    A wrapper around a `DataLoader` that delivers its batches on a device.

    `len()` is that of the loader. Each iteration yields pairs `(x, y)`: they are first moved to `device`
    and then, if there is a `transform`, passed through `transform(x, y)`, which returns the pair `(x, y)`
    that is yielded. It can be iterated again and again, and reads one batch at a time.

    Args:
        loader: a `DataLoader` that yields pairs of tensors.
        device: a `torch.device` or its name.
        transform: a function `(x, y) -> (x, y)`, or `None`.
    :end:

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
        ### BEGIN SOLUTION
        self.loader = loader
        self.device = device
        self.transform = transform
        ### END SOLUTION

    def __len__(self) -> int:
        ### BEGIN SOLUTION
        return len(self.loader)
        ### END SOLUTION

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        ### BEGIN SOLUTION
        for x, y in self.loader:
            x, y = x.to(self.device), y.to(self.device)
            yield (x, y) if self.transform is None else self.transform(x, y)
        ### END SOLUTION


# %%
device = "cuda" if torch.cuda.is_available() else "cpu"


def digit_loader(x: torch.Tensor, y: torch.Tensor, batch_size: int, seed: int | None = None) -> DeviceLoader:
    """Batches on `device`; shuffled, in the same way each time, where a seed is given."""
    order = None if seed is None else torch.Generator().manual_seed(seed)
    data = TensorDataset(x, y)
    return DeviceLoader(DataLoader(data, batch_size, shuffle=order is not None, generator=order), device)


x, y = next(iter(digit_loader(x_train, train_labels, batch_size=8, seed=0)))
print(device, tuple(x.shape), y.tolist())

# %% [markdown] lang="es"
# ## 2. El modelo
#
# ### `Module`
#
# Un modelo de PyTorch es una clase que hereda de `nn.Module`: en `__init__` se crean las capas (y con ellas
# sus parámetros), en `forward` se dice qué se hace con la entrada. El más simple que lee dígitos es una
# regresión logística con diez salidas: una capa lineal sobre los 784 píxeles.

# %% [markdown] lang="en"
# ## 2. The model
#
# ### `Module`
#
# A model in PyTorch is a class that inherits from `nn.Module`: `__init__` makes the layers (and with them
# their parameters), `forward` says what is done with the input. The simplest one that reads digits is
# logistic regression with ten outputs: one linear layer on the 784 pixels.


# %%
class SoftmaxRegression(nn.Module):
    """One linear layer on all pixels: ten logits per image."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(28 * 28, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.linear(x.flatten(start_dim=1))


model = SoftmaxRegression().to(device)
print(model)
print({name: tuple(parameter.shape) for name, parameter in model.named_parameters()})
print(
    tuple(model(x).shape), nn.functional.cross_entropy(model(x), y).item(), "~ log 10 =", np.log(10).round(3)
)

# %% [markdown] lang="es"
# Las diez salidas son **logits**: números reales cualesquiera, uno por clase. La entropía cruzada les
# aplica el *softmax* por dentro; por eso la última capa va desnuda, sin activación. Antes de aprender, la
# red reparte la probabilidad más o menos por igual y la pérdida ronda $\log 10 \approx 2{,}3$: buen número
# para tener en la cabeza.
#
# ### Una red convolucional
#
# Si las capas van una tras otra, `nn.Sequential` ahorra la clase. La nuestra baja de 28 × 28 píxeles a diez
# logits así (una convolución 3 × 3 sin relleno le quita un píxel a cada borde; el *pooling* divide por
# dos):
#
# | | capa | salida |
# | --- | --- | --- |
# | 1, 2 | convolución 3 × 3, 1 → 32; ReLU | 32 × 26 × 26 |
# | 3, 4 | convolución 3 × 3, 32 → 32; ReLU | 32 × 24 × 24 |
# | 5 | *max pooling* 2 × 2, paso 2 | 32 × 12 × 12 |
# | 6, 7 | convolución 3 × 3, 32 → 2; ReLU | 2 × 10 × 10 |
# | 8 | aplanar | 200 |
# | 9, 10 | lineal 200 → 50; ReLU | 50 |
# | 11 | lineal 50 → 10 | 10 logits |

# %% [markdown] lang="en"
# The ten outputs are **logits**: any real numbers, one per class. Cross-entropy applies the softmax to them
# inside; that is why the last layer is bare, without an activation. Before it learns, the network shares
# the probability out more or less evenly, and the loss is about $\log 10 \approx 2.3$: a good number to
# keep in mind.
#
# ### A convolutional network
#
# Where layers follow one another, `nn.Sequential` saves the class. Ours goes from 28 × 28 pixels down to
# ten logits like this (a 3 × 3 convolution without padding takes one pixel off each edge; pooling divides
# by two):
#
# | | layer | output |
# | --- | --- | --- |
# | 1, 2 | convolution 3 × 3, 1 → 32; ReLU | 32 × 26 × 26 |
# | 3, 4 | convolution 3 × 3, 32 → 32; ReLU | 32 × 24 × 24 |
# | 5 | max pooling 2 × 2, stride 2 | 32 × 12 × 12 |
# | 6, 7 | convolution 3 × 3, 32 → 2; ReLU | 2 × 10 × 10 |
# | 8 | flatten | 200 |
# | 9, 10 | linear 200 → 50; ReLU | 50 |
# | 11 | linear 50 → 10 | 10 logits |


# %% exercise="build_cnn" points=4
def build_cnn() -> nn.Sequential:
    """
    :es:
    La red de la tabla: un `nn.Sequential` plano de once módulos, en ese orden.

    Recibe `(N, 1, 28, 28)` y entrega logits `(N, 10)`: sin relleno, paso 1 en las convoluciones y ninguna
    activación al final. Los nombres de los módulos dan lo mismo; ninguno es de los `Lazy…`.
    :en:
    The network of the table: a flat `nn.Sequential` of eleven modules, in that order.

    It takes `(N, 1, 28, 28)` and gives logits `(N, 10)`: no padding, stride 1 in the convolutions, and no
    activation at the end. The modules' names do not matter; none of them is a `Lazy…` one.
    :end:

    >>> build_cnn()(torch.zeros(5, 1, 28, 28)).shape
    torch.Size([5, 10])
    """
    ### BEGIN SOLUTION
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
    ### END SOLUTION


# %% [markdown] lang="es"
# ¿Cuánto puede aprender una red? Una primera medida es cuántos números ajusta. Cuenta solo los
# **entrenables** (los que tienen `requires_grad`), y una sola vez el que comparten dos capas: por mucho que
# aparezca en dos partes, es un solo número.

# %% [markdown] lang="en"
# How much can a network learn? How many numbers it adjusts is a first measure. Count only those that are
# **trainable** (they have `requires_grad`), and one that two layers share only once: it may turn up in two
# places, but it is one number.


# %% exercise="count_parameters" points=1
def count_parameters(model: nn.Module) -> int:
    """
    :es:
    Cantidad de escalares entrenables de `model`, como int; un parámetro compartido cuenta una vez.
    :en:
    The number of trainable scalars of `model`, as an int; a shared parameter counts once.
    :end:

    >>> count_parameters(nn.Linear(3, 2))
    8
    """
    ### BEGIN SOLUTION
    return sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)
    ### END SOLUTION


# %%
cnn = build_cnn()
print(f"{'':12}{'output':>18}{'parameters':>12}")
shown = torch.zeros(1, 1, 28, 28)
for layer in cnn:
    shown = layer(shown)
    print(f"{type(layer).__name__:12}{tuple(shown.shape)[1:]!s:>18}{count_parameters(layer):>12}")
print(f"{'CNN':30}{count_parameters(cnn):>12}\n{'SoftmaxRegression':30}{count_parameters(model):>12}")

# %% [markdown] lang="es"
# Casi la mitad de los parámetros está en la penúltima capa lineal; las convoluciones, que hacen casi todo el
# trabajo, son baratas porque reutilizan los mismos pesos en toda la imagen.
#
# ## 3. Entrenar
#
# ### La exactitud
#
# La pérdida es para el optimizador; para las personas, la **exactitud**: qué fracción de las filas tiene su
# mayor logit en la clase correcta.

# %% [markdown] lang="en"
# Nearly half of the parameters are in the last but one linear layer; the convolutions, which do nearly all
# the work, are cheap because they use the same weights all over the image.
#
# ## 3. Training
#
# ### Accuracy
#
# The loss is for the optimizer; for people there is **accuracy**: the fraction of rows whose largest logit
# stands at the right class.


# %% exercise="accuracy" points=1
def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    """
    :es:
    Fracción de las filas de `logits` cuyo máximo está en la posición que dice `labels`.

    Argumentos:
        logits: tensor `(N, C)`, sin empates.
        labels: tensor int64 `(N,)`.

    Devuelve:
        Un float entre 0 y 1.

    Lanza:
        ValueError: si no hay filas o los largos difieren.
    :en:
    The fraction of rows of `logits` whose maximum stands where `labels` says.

    Args:
        logits: `(N, C)` tensor without ties.
        labels: int64 tensor `(N,)`.

    Returns:
        A float between 0 and 1.

    Raises:
        ValueError: if there are no rows or the lengths differ.
    :end:

    >>> accuracy(torch.tensor([[1.0, 3.0], [0.5, -2.0]]), torch.tensor([1, 1]))
    0.5
    """
    ### BEGIN SOLUTION
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    return (logits.argmax(dim=1) == labels).double().mean().item()
    ### END SOLUTION


# %% [markdown] lang="es"
# ### El ciclo
#
# Una **época** es una pasada por los datos de entrenamiento. En cada lote: salida, pérdida, gradientes
# (partiendo de cero: PyTorch los *acumula*), paso. Al final de la época se mide con los datos de
# validación, sin gradientes.
#
# Dos detalles que arruinan muchos ciclos:
#
# * **El modo.** *Dropout* y *batch normalization* se comportan distinto al entrenar y al evaluar.
#   `model.train()` y `model.eval()` lo deciden, y hay que volver a decirlo en cada época.
# * **El promedio.** `loss_function` entrega la media *del lote*. Si el último lote tiene 1 ejemplo y los
#   otros 64, el promedio de las medias le da a ese ejemplo 64 veces más peso que a los demás. Un ejemplo
#   con notas:

# %% [markdown] lang="en"
# ### The loop
#
# An **epoch** is one pass through the training data. For each batch: output, loss, gradients (starting from
# zero: PyTorch *accumulates* them), step. At the end of the epoch one measures on the validation data,
# without gradients.
#
# Two details that spoil many loops:
#
# * **The mode.** Dropout and batch normalization behave differently in training and in evaluation.
#   `model.train()` and `model.eval()` decide, and it must be said again in each epoch.
# * **The mean.** `loss_function` gives the mean *of the batch*. If the last batch has 1 example and the
#   others 64, the mean of the means gives that example 64 times the weight of the others. An example with
#   marks:

# %%
courses = [[5.0, 6.0, 7.0, 6.0, 6.0], [2.0]]
means = [sum(marks) / len(marks) for marks in courses]
everybody = [mark for marks in courses for mark in marks]
print(means, sum(means) / len(means), sum(everybody) / len(everybody))

# %% [markdown] lang="es"
# El estudiante solitario arrastra el promedio de los promedios a 4; el promedio del curso es 5,33.

# %% [markdown] lang="en"
# The lonely student drags the mean of the means down to 4; the mean over all students is 5.33.


# %% exercise="fit" points=5
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
    :es:
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
    :en:
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
    :end:

    >>> line = nn.Linear(1, 1)
    >>> batches = [(torch.ones(2, 1), torch.ones(2, 1))]
    >>> sgd = torch.optim.SGD(line.parameters(), lr=0.1)
    >>> history = fit(line, nn.functional.mse_loss, sgd, batches, batches, epochs=3)
    >>> {name: len(values) for name, values in history.items()}
    {'train_loss': 3, 'valid_loss': 3}
    """
    ### BEGIN SOLUTION
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
    ### END SOLUTION


# %% [markdown] lang="es"
# ### La primera red
#
# Entrenemos la red de la tabla con 1.000 dígitos, y midamos el tiempo. Si hay GPU, también ahí: la primera
# pasada por una GPU incluye encenderla, y hay que esperarla (`synchronize`) antes de mirar el reloj, porque
# trabaja por su cuenta mientras Python sigue de largo.

# %% [markdown] lang="en"
# ### The first network
#
# Let us train the network of the table on 1,000 digits and take the time. If there is a GPU, there as well:
# the first pass on a GPU includes switching it on, and one must wait for it (`synchronize`) before one
# looks at the clock, because it works on its own while Python goes ahead.

# %%
SMALL = slice(0, 1000)


def train_cnn(
    optimizer: Callable[..., torch.optim.Optimizer],
    epochs: int,
    where: str = device,
    x: torch.Tensor = x_train,
    x_test: torch.Tensor = x_valid,
    last: nn.Module | None = None,
    **settings: float,
) -> dict[str, list[float]]:
    """Train a new CNN (with `last` behind it, if given) on 1,000 digits; always from the same weights."""
    torch.manual_seed(0)
    network = build_cnn().to(where)
    if last is not None:
        network.append(last)
    order = torch.Generator().manual_seed(0)
    train = DataLoader(TensorDataset(x[SMALL], train_labels[SMALL]), 20, shuffle=True, generator=order)
    valid = DataLoader(TensorDataset(x_test, valid_labels), 250)
    return fit(
        network,
        nn.functional.cross_entropy,
        optimizer(network.parameters(), **settings),
        DeviceLoader(train, where),
        DeviceLoader(valid, where),
        epochs,
        accuracy,
    )


histories = {}
for where in ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]:
    if where == "cuda":
        torch.ones(1, device=where).sum().item()
    start = time.perf_counter()
    histories[where] = train_cnn(torch.optim.Adam, epochs=6, where=where, lr=1e-3)
    if where == "cuda":
        torch.cuda.synchronize()
    print(f"{where:5} {time.perf_counter() - start:6.1f} s")
first = histories["cpu"]
for name, values in first.items():
    print(f"{name:13}", "  ".join(f"{value:.3f}" for value in values))

# %% [markdown] lang="es"
# ### Curvas de aprendizaje
#
# Una columna de números no se lee; una curva sí. Escribe la función que las dibuja. Devuelve la figura en
# vez de mostrarla: quien la llama decide si la muestra, la guarda o la pone en un informe.

# %% [markdown] lang="en"
# ### Learning curves
#
# Nobody reads a column of numbers; a curve is read at once. Write the function that draws them. It returns
# the figure rather than showing it: whoever calls decides whether to show it, to save it, or to put it into
# a report.


# %% exercise="plot_learning_curves" points=2
def plot_learning_curves(history: dict[str, list[float]]) -> Figure:
    """
    :es:
    Dibuja lo que devuelve `fit`.

    Argumentos:
        history: dict de `fit`, con o sin métrica; no se modifica.

    Devuelve:
        Una `matplotlib.figure.Figure` que no se muestra: unos ejes con las pérdidas de entrenamiento y de
        validación en las épocas 1 … E, como líneas con etiqueta, con leyenda y nombres de los dos ejes; si
        hay métrica, otros ejes iguales para ella. No deja figuras abiertas en pyplot (`plt.get_fignums()`
        queda igual).
    :en:
    Draws what `fit` returns.

    Args:
        history: dict from `fit`, with or without a metric; it is not modified.

    Returns:
        A `matplotlib.figure.Figure` that is not shown: an axes with the training and validation losses over
        the epochs 1 … E, as labelled lines, with a legend and labels of both axes; with a metric, a second
        axes of the same kind for it. Leaves no figures open in pyplot (`plt.get_fignums()` is unchanged).
    :end:

    >>> len(plot_learning_curves({"train_loss": [2.0, 1.0], "valid_loss": [2.1, 1.3]}).axes)
    1
    """
    ### BEGIN SOLUTION
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
    ### END SOLUTION


# %%
plot_learning_curves(first)

# %% [markdown] lang="es"
# Se lee así: si las dos curvas siguen bajando, falta entrenar. Si la de entrenamiento baja y la de
# validación sube, la red está memorizando (*sobreajuste*). Si ninguna baja, la red no aprende
# (*subajuste*), y hay que averiguar por qué.
#
# ### Con y sin escala
#
# ¿Valió la pena normalizar? Entrenemos la misma red, desde los mismos pesos, con los píxeles de 0 a 255 tal
# como vienen.

# %% [markdown] lang="en"
# It is read like this: if both curves are still going down, train on. If training goes down and validation
# goes up, the network is learning by heart (*overfitting*). If neither goes down, the network does not
# learn (*underfitting*), and one has to find out why.
#
# ### With and without scaling
#
# Was it worth the trouble to normalize? Let us train the same network, from the same weights, on the pixels
# from 0 to 255 as they come.


# %%
def compare(curves: dict[str, dict[str, list[float]]], title: str) -> None:
    """Validation losses and accuracies of several runs, side by side."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for name, history in curves.items():
        epochs = range(1, len(history["valid_loss"]) + 1)
        line = left.semilogy(epochs, history["train_loss"], ls=":")[0]
        left.semilogy(epochs, history["valid_loss"], color=line.get_color(), marker=".", label=name)
        right.plot(epochs, history["valid_metric"], color=line.get_color(), marker=".", label=name)
    left.axhline(np.log(10), color="0.6", lw=0.8)
    left.annotate(
        "log 10", (epochs[-1], np.log(10)), xytext=(0, 3), textcoords="offset points", ha="right", color="0.4"
    )
    left.set_ylim(top=3.2)
    left.set_xlabel("época")  # lang: es
    right.set_xlabel("época")  # lang: es
    left.set_ylabel("pérdida (entrenamiento: punteada)")  # lang: es
    right.set_ylabel("exactitud de validación")  # lang: es
    left.set_xlabel("epoch")  # lang: en
    right.set_xlabel("epoch")  # lang: en
    left.set_ylabel("loss (training: dotted)")  # lang: en
    right.set_ylabel("validation accuracy")  # lang: en
    right.set_ylim(0, 1)
    lines = right.get_legend_handles_labels()
    figure.legend(*lines, loc="outside lower center", ncols=len(curves))
    figure.suptitle(title)
    plt.show()


raw = train_cnn(
    torch.optim.Adam,
    epochs=6,
    x=train_images.unsqueeze(1).float(),
    x_test=valid_images.unsqueeze(1).float(),
    lr=1e-3,
)
names = ("normalizados", "de 0 a 255")  # lang: es
names = ("normalized", "0 to 255")  # lang: en
title = "La misma red, los mismos dígitos"  # lang: es
title = "The same network, the same digits"  # lang: en
compare(dict(zip(names, (histories[device], raw), strict=True)), title)

# %% [markdown] question="scaling" points=1 lang="es"
# ## Para escribir
#
# ¿Qué le hizo la escala de las entradas a la curva de aprendizaje? Describe lo que ves en tus dos corridas
# (el comienzo, la forma, el final) y explica por qué pasa. Bastan unas líneas.
#
# ### BEGIN MARK SCHEME
# **1 punto.**
#
# * 0,5: describe con números o rasgos de sus curvas al menos dos diferencias: la pérdida de la primera
#   época (sin escala parte más arriba, o es irregular), la velocidad con que baja, dónde
#   termina, la distancia entre entrenamiento y validación. Se acepta que Adam termine cerca también sin
#   escala, si eso muestra su curva.
# * 0,5: da una razón: entradas cientos de veces más grandes y todas positivas dan preactivaciones y
#   gradientes enormes para pesos iniciales pensados para varianza 1; la superficie de la pérdida queda mal
#   condicionada y una misma tasa de aprendizaje es demasiado grande en unas direcciones; los logits saturan
#   el softmax. 0,25 si solo dice «aprende mejor porque los datos están normalizados».
# ### END MARK SCHEME

# %% [markdown] question="scaling" points=1 lang="en"
# ## In writing
#
# What did scaling the inputs do to the learning curve? Describe what you see in your two runs (the
# beginning, the shape, the end) and explain why it happens. A few lines are enough.
#
# ### BEGIN MARK SCHEME
# **1 point.**
#
# * 0.5: describes, with numbers or features of their own curves, at least two differences: the loss of the
#   first epoch (without scaling it begins higher up, or is irregular), how fast it goes down, where
#   it ends, the gap between training and validation. That Adam ends nearby without scaling, too, is
#   accepted where their curve shows it.
# * 0.5: gives a reason: inputs hundreds of times larger and all positive give huge preactivations and
#   gradients for initial weights that were made for variance 1; the loss surface is badly conditioned, and
#   one learning rate is too large in some directions; the logits saturate the softmax. 0.25 for no more
#   than "it learns better because the data are normalized".
# ### END MARK SCHEME

# %% [markdown] lang="es"
# ## 4. Un entrenamiento que no aprende
#
# Alguien le puso una ReLU más al final («como a todas las otras capas») y bajó la tasa de aprendizaje «para
# que fuera más estable». El resultado:

# %% [markdown] lang="en"
# ## 4. A training run that does not learn
#
# Somebody put one more ReLU at the end ("like all the other layers") and lowered the learning rate "to make
# it more stable". The result:

# %%
sick = train_cnn(torch.optim.SGD, epochs=6, last=nn.ReLU(), lr=1e-3)
print("SGD 0.001 + ReLU:", [round(value, 3) for value in sick["valid_loss"]], "~", np.log(10).round(3))

# %% [markdown] lang="es"
# La pérdida no se mueve de $\log 10$: la red sigue sin saber nada, y lo mismo con los datos de
# *entrenamiento*; es subajuste, y más datos no ayudarían. ¿Cuál de los dos cambios tiene la culpa? Se
# cambia **una cosa a la vez**, y se mira lo que pasa con los gradientes: por una ReLU final solo pasa el
# gradiente de los logits que son positivos.

# %% [markdown] lang="en"
# The loss does not move away from $\log 10$: the network still knows nothing, and the same on the
# *training* data; this is underfitting, and more data would not help. Which of the two changes is to blame?
# One changes **one thing at a time**, and looks at what happens to the gradients: only the gradient of
# positive logits gets through a final ReLU.

# %%
torch.manual_seed(0)
fresh = build_cnn()
with torch.no_grad():
    logits = fresh(x_train[:200])
never = (logits <= 0).all(dim=0)
print(f"logits <= 0: {(logits <= 0).double().mean():.0%};  0 … 9: {never.tolist()}")

plain_slow = train_cnn(torch.optim.SGD, epochs=6, lr=1e-3)
runs = {
    "ReLU, 0.001": sick,
    "ReLU, 0.05": train_cnn(torch.optim.SGD, epochs=6, last=nn.ReLU(), lr=0.05),
    "—, 0.001": plain_slow,
    "—, 0.05": train_cnn(torch.optim.SGD, epochs=6, lr=0.05),
}
compare(runs, "ReLU final y tasa de aprendizaje, de a una")  # lang: es
compare(runs, "Final ReLU and learning rate, one at a time")  # lang: en

# %% [markdown] lang="es"
# Hay que arreglar las dos cosas. Con la tasa de 0,001 la red casi no se ha movido cuando acaban las épocas
# (sus dos curvas están una encima de la otra).
# Con la ReLU final, una clase cuyo logit es negativo en todas las imágenes no recibe gradiente y no lo
# recibirá nunca: esa clase no se aprende.
#
# ## 5. AdaDelta contra SGD
#
# Elegir la tasa a mano cuesta varias corridas, como acabas de ver. AdaDelta (Zeiler, 2012) ajusta el paso
# de cada parámetro con la historia de sus gradientes y de sus propios pasos; funciona sin ajustar nada
# (`lr=1`).

# %% [markdown] lang="en"
# Both must be mended. With the rate of 0.001 the network has hardly moved when the epochs are over (its two
# curves lie on top of each other). With the final ReLU, a class whose logit is negative on all images gets no
# gradient and never will: that class is not learned.
#
# ## 5. AdaDelta against SGD
#
# Choosing the rate by hand costs several runs, as you have just seen. AdaDelta (Zeiler, 2012) adapts the
# step of each parameter with the history of its gradients and of its own steps; it works without any tuning
# (`lr=1`).

# %%
adadelta = train_cnn(torch.optim.Adadelta, epochs=6, lr=1.0)
runs = {"AdaDelta": adadelta, "SGD 0.05": runs["—, 0.05"], "SGD 0.001": plain_slow}
compare(runs, "AdaDelta sin ajustar y SGD con dos tasas")  # lang: es
compare(runs, "AdaDelta untuned, and SGD with two rates")  # lang: en

# %% [markdown] lang="es"
# SGD con una tasa razonable también llega, más tarde; con una mala, no hay caso. AdaDelta no gana siempre,
# pero llega lejos a la primera.
#
# ## 6. Tu lector de dígitos
#
# Ahora, la red que quieras. La de la tabla no es la mejor: toda la información pasa por dos canales, y si
# uno muere (todas sus salidas negativas antes de la ReLU) se pierde la mitad. Piensa en más canales al
# final, dos rondas de convolución y *pooling*, y quizás *dropout*. Usa las piezas que ya programaste; se te
# exige
#
# * que entrene con a lo más 2.000 dígitos en menos de 120 s de CPU en un núcleo (apunta a menos de 30);
# * que con la misma semilla entregue los mismos pesos, sin tocar el azar global (`torch.random.fork_rng`
#   guarda y repone el de torch);
# * que acierte al menos el 90 % de 1.000 dígitos que no has visto (4 puntos), o el 94 % (6 puntos).
#
# Para saber cómo te va, aparta dígitos tuyos para validar: hay 2.000 que no usas para entrenar. La celda que
# sigue te ahorra escribir las capas de cada ronda, si la quieres usar: `conv_rounds(1, 8)` es una ronda de 1
# a 8 canales y entrega 8 · 12 · 12 números por imagen. Cuántas rondas, cuántos canales y qué viene después
# lo decides tú.

# %% [markdown] lang="en"
# SGD with a reasonable rate gets there, too, only later; with a bad one it is hopeless. AdaDelta does not
# always win, but gets far at the first attempt.
#
# ## 6. Your reader of digits
#
# Now any network you like. That of the table is not the best: all information goes through two channels,
# and if one dies (all its outputs negative before the ReLU) half of it is lost. Think of more channels at
# the end, two rounds of convolution and pooling, and perhaps dropout. Use the pieces that you have; what is
# asked for is
#
# * that it trains on at most 2,000 digits in less than 120 s of CPU time on one core (aim at less than 30);
# * that with the same seed it gives the same weights, without touching the global random state
#   (`torch.random.fork_rng` saves and restores torch's);
# * that it is right on at least 90 % of 1,000 digits that you have not seen (4 points), or on 94 % (6
#   points).
#
# To know how you are doing, keep digits of your own for validation: there are 2,000 that you do not train on.
# The next cell saves you writing out the layers of each round, if you like to use it: `conv_rounds(1, 8)` is
# one round from 1 to 8 channels, and gives 8 · 12 · 12 numbers per image. How many rounds, how many channels
# and what comes next is up to you.


# %% role="setup"
def conv_rounds(*channels: int) -> nn.Sequential:
    """Rounds of 5 × 5 convolution, ReLU and pooling, each from one number of channels to the next; then flat.

    28 pixels a side become 12 after one round and 4 after two.
    """
    layers = []
    for before, after in pairwise(channels):
        layers += [nn.Conv2d(before, after, kernel_size=5), nn.ReLU(), nn.MaxPool2d(kernel_size=2)]
    return nn.Sequential(*layers, nn.Flatten())


# %% exercise="train_digits" points=6 cpu_seconds=120 builds_on=true
def train_digits(
    images: torch.Tensor, labels: torch.Tensor, seed: int = 0, device: torch.device | str = "cpu"
) -> nn.Module:
    """
    :es:
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
    :en:
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
    :end:
    """
    ### BEGIN SOLUTION
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = nn.Sequential(conv_rounds(1, 8, 32), nn.Dropout(0.3), nn.Linear(512, 10)).to(device)
        data = TensorDataset(normalize(images)[0], labels)
        loader = DeviceLoader(DataLoader(data, batch_size=50, shuffle=True), device)
        optimizer = torch.optim.Adadelta(model.parameters())
        # The epochs were chosen on other digits; here nobody looks at the curves, and one batch will do.
        fit(model, nn.functional.cross_entropy, optimizer, loader, [next(iter(loader))], epochs=8)
    return model
    ### END SOLUTION


# %%
start = time.process_time()
reader = train_digits(train_images, train_labels, device=device)
test_images, test_labels = images[2500:4000], labels[2500:4000]
with torch.no_grad():
    logits = reader(normalize(test_images, train_mean, train_std)[0].to(device)).cpu()
predictions = logits.argmax(dim=1)
seconds = time.process_time() - start
print(f"{seconds:.1f} s CPU, {count_parameters(reader)} parameters: {accuracy(logits, test_labels):.3f}")

# %% [markdown] lang="es"
# ## 7. ¿En qué se equivoca?
#
# Un solo número esconde mucho. La **matriz de confusión** cuenta, para cada clase verdadera (fila), cuántas
# veces se predijo cada clase (columna): la diagonal son los aciertos. Prográmala tú; `sklearn.metrics` y
# `torchmetrics` quedan fuera de este ejercicio.

# %% [markdown] lang="en"
# ## 7. Where is it wrong?
#
# A single number hides a lot. The **confusion matrix** counts, for each true class (row), how often each
# class was predicted (column): the diagonal holds the hits. Program it yourself; `sklearn.metrics` and
# `torchmetrics` are off limits here.


# %% exercise="confusion_matrix" points=2 off_limits="ready_made_metrics"
def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    """
    :es:
    Cuántas veces se predijo cada clase, para cada clase verdadera.

    Argumentos:
        labels, predictions: arreglos o tensores int64 del mismo largo, quizás vacíos, con valores de 0 a
            `n_classes - 1`; no se modifican.
        n_classes: cantidad de clases.

    Devuelve:
        Un tensor int64 `(n_classes, n_classes)`: filas, la clase verdadera; columnas, la predicha.
    :en:
    How often each class was predicted, for each true class.

    Args:
        labels, predictions: int64 arrays or tensors of equal length, perhaps empty, with values from 0 to
            `n_classes - 1`; they are not modified.
        n_classes: the number of classes.

    Returns:
        An int64 tensor `(n_classes, n_classes)`: rows are the true class, columns the predicted one.
    :end:

    >>> confusion_matrix(torch.tensor([0, 1, 1]), torch.tensor([0, 0, 1]), n_classes=2)
    tensor([[1, 0],
            [1, 1]])
    """
    ### BEGIN SOLUTION
    rows, columns = map(torch.as_tensor, (labels, predictions))
    cells = torch.bincount(rows * n_classes + columns, minlength=n_classes**2)
    return cells.reshape(n_classes, n_classes)
    ### END SOLUTION


# %%
matrix = confusion_matrix(test_labels, predictions)
errors = matrix - torch.diag(matrix.diag())
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained", width_ratios=[1, 1.35])
left.imshow(errors, cmap="Reds")
for true in range(10):
    for predicted in range(10):
        if matrix[true, predicted]:
            shade = (
                "0.6"
                if true == predicted
                else "white"
                if errors[true, predicted] > errors.max() / 2
                else "black"
            )
            left.text(
                predicted, true, matrix[true, predicted].item(), ha="center", va="center", color=shade, size=8
            )
left.set(xticks=range(10), yticks=range(10))
left.set(xlabel="clase predicha", ylabel="clase verdadera", title="Los errores, en rojo")  # lang: es
left.set(xlabel="predicted class", ylabel="true class", title="The errors, in red")  # lang: en
right.set_axis_off()
right.set_title("Algunos que leyó mal: verdadera → predicha")  # lang: es
right.set_title("Some that it got wrong: true → predicted")  # lang: en
for place, which in enumerate((predictions != test_labels).nonzero().flatten()[:15].tolist()):
    corner = (place % 5 / 5, 1 - (place // 5 + 1) / 3, 0.18, 0.27)
    spot = right.inset_axes(corner)
    spot.imshow(test_images[which], cmap="gray_r")
    spot.set_axis_off()
    spot.set_title(f"{test_labels[which]} → {predictions[which]}", size=9, pad=1)
plt.show()

print(classification_report(test_labels, predictions, digits=3))

# %% [markdown] lang="es"
# El informe se lee por clase. **Precisión** (*precision*): de los que la red llamó 8, cuántos lo eran.
# **Exhaustividad** (*recall*): de los 8 que había, cuántos encontró. **F1** es su media armónica, y
# *support* la cantidad de ejemplos. En la matriz, la exhaustividad se mira por filas y la precisión por
# columnas. Muchos de los errores de la derecha también nos harían dudar a nosotros.

# %% [markdown] lang="en"
# The report is read by class. **Precision**: of those that the network called 8, how many were. **Recall**:
# of the 8s that there were, how many it found. **F1** is their harmonic mean, and *support* the number of
# examples. In the matrix one sees recall along the rows and precision down the columns. Many of the errors
# on the right would make us hesitate, too.
