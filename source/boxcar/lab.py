# ---
# jupyter:
#   autograder:
#     number: 3
#     title: {es: "Cajas, aproximación y grafos", en: "Boxes, approximation and graphs"}
# ---

# %% [markdown] lang="es"
# # Cajas, aproximación y grafos
#
# ¿Por qué una red con **una sola** capa oculta puede parecerse tanto como quieras a cualquier función
# continua? La demostración completa usa análisis funcional, pero la idea cabe en una servilleta: con dos
# neuronas se hace una *caja*, y con cajas angostas, una al lado de la otra, se hace todo lo demás. En este
# laboratorio recorres ese camino con tus propias manos:
#
# 1. dos escalones hacen una caja;
# 2. dos sigmoides hacen casi una caja, y tú calculas qué tan empinadas deben ser;
# 3. muchas cajas hacen cualquier función continua, y mides el error;
# 4. una red **aprende** una caja a partir de datos;
# 5. una red es un grafo acíclico: con un orden de sus nodos la evalúas aunque tenga conexiones de salto.
#
# Cada ejercicio trae un pequeño ejemplo en su docstring y una celda que lo revisa. Si algo no sale a la
# primera, lee el mensaje con calma: dice qué se esperaba y con qué tipo de entrada.
# %% [markdown] lang="en"
# # Boxes, approximation and graphs
#
# Why can a network with a **single** hidden layer come as close as you like to any continuous function? The
# full proof takes functional analysis, but the idea fits on a napkin: two neurons make a *box*, and narrow
# boxes side by side make everything else. In this lab you walk that path with your own hands:
#
# 1. two steps make a box;
# 2. two sigmoids make almost a box, and you work out how steep they have to be;
# 3. many boxes make any continuous function, and you measure the error;
# 4. a network **learns** a box from data;
# 5. a network is an acyclic graph: with an order of its nodes you evaluate it even if it has skip
#    connections.
#
# Every exercise has a small example in its docstring and a cell that checks it. If something does not work at
# once, read the message calmly: it says what was expected, and on what kind of input.

# %% role="setup"
import math
from collections.abc import Callable, Hashable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

# %%
plt.rcParams["figure.dpi"] = 100
plt.rcParams["axes.grid"] = True
plt.rcParams["grid.alpha"] = 0.3

# %% [markdown] lang="es"
# ## 1. De dos escalones a una caja
#
# El escalón de Heaviside vale 0 a la izquierda del cero y 1 a su derecha:
#
# $$H(t) = \begin{cases} 0 & t < 0 \\ 1 & t \ge 0 \end{cases}$$
#
# Restarle algo al argumento lo corre: $H(x - a)$ salta en $x = a$. La convención $H(0) = 1$ parece un
# detalle, pero decide quién es dueño del punto $x = a$, y conviene tenerla clara desde ya. Mira dos escalones
# corridos:
# %% [markdown] lang="en"
# ## 1. From two steps to a box
#
# Heaviside's step is 0 to the left of zero and 1 to its right:
#
# $$H(t) = \begin{cases} 0 & t < 0 \\ 1 & t \ge 0 \end{cases}$$
#
# Subtracting from the argument shifts it: $H(x - a)$ jumps at $x = a$. The convention $H(0) = 1$ looks like a
# detail, but it decides who owns the point $x = a$, so it pays to be clear about it from the start. Look at
# two shifted steps:

# %%
grid = np.linspace(-3, 4, 701)
figure, axes = plt.subplots(1, 2, figsize=(9, 2.6), sharey=True, layout="constrained")
for axis, place in zip(axes, (-1.0, 2.0), strict=True):
    axis.plot([-3, place], [0, 0], "C0", linewidth=2)
    axis.plot([place, 4], [1, 1], "C0", linewidth=2)
    axis.plot(place, 1, "o", color="C0")
    axis.plot(place, 0, "o", color="C0", markerfacecolor="white")
    axis.set_xlabel("x")
    axis.set_title(f"escalón en x = {place:g}")  # lang: es
    axis.set_title(f"step at x = {place:g}")  # lang: en
axes[0].set_ylabel("H(x − a)")
plt.show()

# %% [markdown] lang="es"
# El punto lleno pertenece a la función, el vacío no. Si al primer escalón le quitas el segundo, entre los dos
# saltos queda una meseta y afuera se anulan. Esa es la **función caja** (*boxcar*) de altura $h$ sobre
# $[a, b)$:
#
# $$\operatorname{caja}(x) = h\,\bigl(H(x - a) - H(x - b)\bigr), \qquad b > a.$$
#
# Pregúntate antes de programar: ¿cuánto vale en $x = a$? ¿Y en $x = b$?
# %% [markdown] lang="en"
# The filled dot belongs to the function, the empty one does not. Take the second step away from the first and
# a plateau is left between the two jumps, while outside they cancel. That is the **boxcar function** of
# height $h$ on $[a, b)$:
#
# $$\operatorname{boxcar}(x) = h\,\bigl(H(x - a) - H(x - b)\bigr), \qquad b > a.$$
#
# Ask yourself before you program: what is its value at $x = a$? And at $x = b$?


# %% exercise="boxcar" points=1
def boxcar(x: np.ndarray, a: float, b: float, height: float) -> np.ndarray:
    """
    :es:
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
    :en:
    Boxcar function: `height * (H(x - a) - H(x - b))`, with `H(0) = 1`.

    Args:
        x: float64 array of any shape, 0-d and empty too. It is not modified.
        a: where the box begins (included).
        b: where it ends (not included).
        height: height of the box, of either sign.

    Returns:
        float64 array with the shape of `x`: `height` on `[a, b)` and 0.0 elsewhere.

    Raises:
        ValueError: unless `b > a`.
    :end:

    >>> boxcar(np.array([0.0, 1.0, 1.5, 2.0]), 1.0, 2.0, 3.0)
    array([0., 3., 3., 0.])
    """
    ### BEGIN SOLUTION
    if not b > a:
        raise ValueError(f"a box needs b > a, not a={a} and b={b}")
    return np.where((x >= a) & (x < b), height, 0.0)
    ### END SOLUTION


# %% [markdown] lang="es"
# Con tu función, la resta de los dos escalones se ve así:
# %% [markdown] lang="en"
# With your function, the difference of the two steps looks like this:

# %%
a, b, height = -1.0, 2.0, 1.5
figure, axis = plt.subplots(figsize=(7, 3), layout="constrained")
axis.plot(grid, height * (grid >= a), "C0--", label="1.5 · H(x + 1)")
axis.plot(grid, -height * (grid >= b), "C1--", label="−1.5 · H(x − 2)")
axis.plot(grid, boxcar(grid, a, b, height), "k", linewidth=2, label="suma: la caja")  # lang: es
axis.plot(grid, boxcar(grid, a, b, height), "k", linewidth=2, label="sum: the box")  # lang: en
axis.set_xlabel("x")
axis.set_ylabel("y")
axis.legend(loc="lower left")
plt.show()

# %% [markdown] lang="es"
# ## 2. Una caja hecha con dos neuronas
#
# Un escalón no tiene derivada útil: es 0 en todas partes y en el salto no existe. Por eso las redes usan una
# versión suave, la **sigmoide logística** $\sigma(t) = 1/(1 + e^{-t})$. Si multiplicas su argumento por un
# número grande $k$ (la llamaremos *agudeza*, `sharpness`), $\sigma(k\,t)$ se acerca a $H(t)$:
# %% [markdown] lang="en"
# ## 2. A box made of two neurons
#
# A step has no useful derivative: it is 0 everywhere, and at the jump there is none. That is why networks use
# a smooth version, the **logistic sigmoid** $\sigma(t) = 1/(1 + e^{-t})$. Multiply its argument by a large
# number $k$ (we shall call it `sharpness`) and $\sigma(k\,t)$ approaches $H(t)$:

# %%
t = torch.linspace(-2, 2, 401)
figure, axis = plt.subplots(figsize=(7, 3), layout="constrained")
for k in (1, 5, 20, 100):
    axis.plot(t, torch.sigmoid(k * t), label=f"k = {k}")
axis.set_xlabel("t")
axis.set_ylabel("σ(k t)")
axis.legend()
plt.show()

# %% [markdown] lang="es"
# Una neurona calcula $\sigma(w x + \beta)$. ¿Dónde está su escalón? Donde el argumento se anula, en
# $x = -\beta / w$. Y su agudeza es $w$. Por ejemplo, con $w = 20$ y $\beta = 10$ el escalón está en
# $x = -0.5$:
# %% [markdown] lang="en"
# A neuron computes $\sigma(w x + \beta)$. Where is its step? Where the argument is zero, at $x = -\beta / w$.
# And its sharpness is $w$. For example, with $w = 20$ and $\beta = 10$ the step is at $x = -0.5$:

# %%
neuron = nn.Linear(1, 1)
with torch.no_grad():
    neuron.weight.fill_(20.0)
    neuron.bias.fill_(10.0)
    for x in (-1.0, -0.5, 0.0):
        print(f"x = {x:4.1f}   σ(w x + β) = {torch.sigmoid(neuron(torch.tensor([[x]]))).item():.4f}")

# %% [markdown] lang="es"
# Una capa oculta con dos neuronas y una salida lineal tienen $2 + 2 + 2 + 1 = 7$ números. Elegidos bien, la
# red **nace** siendo una caja, sin entrenar nada:
#
# $$h\,\bigl(\sigma(k (x - a)) - \sigma(k (x - b))\bigr).$$
#
# En PyTorch, un módulo crea sus capas en `__init__` y las usa en `forward`. Para escribir valores en un
# parámetro sin que `autograd` proteste, hazlo dentro de `with torch.no_grad():`, como en la celda anterior.
# %% [markdown] lang="en"
# A hidden layer of two neurons and a linear output have $2 + 2 + 2 + 1 = 7$ numbers. Choose them well and the
# network is **born** a box, without any training:
#
# $$h\,\bigl(\sigma(k (x - a)) - \sigma(k (x - b))\bigr).$$
#
# In PyTorch a module makes its layers in `__init__` and uses them in `forward`. To write values into a
# parameter without a protest from `autograd`, do so inside `with torch.no_grad():`, as in the cell above.


# %% exercise="BoxcarNetwork" points=4
class BoxcarNetwork(nn.Module):
    """
    :es:
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
    :en:
    A network with two hidden neurons that is born a box.

    It has exactly two submodules, `hidden = nn.Linear(1, 2)` and `output = nn.Linear(2, 1)`; the activation
    is `torch.sigmoid`, not a third module. Its seven numbers are trainable float32 parameters.

    Args:
        a, b: edges of the box.
        height: height of the box, of either sign.
        sharpness: sharpness `k` of both steps.

    Newly made, its value is `height * (σ(k (x - a)) - σ(k (x - b)))`.

    Raises:
        ValueError: unless `b > a` and `sharpness > 0`.
    :end:

    >>> network = BoxcarNetwork(0.0, 1.0, 2.0)
    >>> [round(value, 3) for value in network(torch.tensor([[-0.5], [0.5]])).flatten().tolist()]
    [0.0, 2.0]
    """

    def __init__(self, a: float, b: float, height: float, sharpness: float = 50.0) -> None:
        ### BEGIN SOLUTION
        if not b > a:
            raise ValueError(f"a box needs b > a, not a={a} and b={b}")
        if not sharpness > 0:
            raise ValueError(f"the sharpness must be positive, not {sharpness}")
        super().__init__()
        self.hidden = nn.Linear(1, 2)
        self.output = nn.Linear(2, 1)
        with torch.no_grad():
            self.hidden.weight.copy_(torch.tensor([[sharpness], [sharpness]]))
            self.hidden.bias.copy_(torch.tensor([-sharpness * a, -sharpness * b]))
            self.output.weight.copy_(torch.tensor([[height, -height]]))
            self.output.bias.zero_()
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """
        :es:
        `(N, 1)` → `(N, 1)`, con la sigmoide logística en las dos neuronas ocultas.
        :en:
        `(N, 1)` → `(N, 1)`, with the logistic sigmoid in the two hidden neurons.
        :end:
        """
        ### BEGIN SOLUTION
        return self.output(torch.sigmoid(self.hidden(x)))
        ### END SOLUTION


# %% [markdown] lang="es"
# Compara tu red con la caja ideal para tres agudezas. ¿Dónde está el error más grande, y por qué ninguna
# agudeza lo puede quitar en el borde mismo?
# %% [markdown] lang="en"
# Compare your network with the ideal box for three values of the sharpness. Where is the largest error, and
# why can no sharpness remove it at the edge itself?

# %%
x = torch.linspace(-3, 4, 701).unsqueeze(1)
figure, axes = plt.subplots(1, 3, figsize=(10, 2.8), sharey=True, layout="constrained")
for axis, k in zip(axes, (3, 10, 50), strict=True):
    with torch.no_grad():
        axis.plot(x, BoxcarNetwork(a, b, height, k)(x), "C3", linewidth=2)
    axis.plot(grid, boxcar(grid, a, b, height), "k--", linewidth=1)
    axis.set_title(f"sharpness = {k}")
    axis.set_xlabel("x")
axes[0].set_ylabel("red (rojo) y caja (negro)")  # lang: es
axes[0].set_ylabel("network (red) and box (black)")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 3. ¿Qué tan buena es la caja?
#
# En $x = a$ la sigmoide vale ½ sea cual sea $k$, y la caja ya saltó: ahí el error siempre es de media altura.
# La pregunta justa es otra: ¿cuál es el error **lejos de los bordes**, a más de un margen $m$ de ambos?
# Mídelo en una grilla de puntos.
#
# Una advertencia de oficio: cuando solo quieres *evaluar* una red, hazlo dentro de `with torch.no_grad():`.
# Así PyTorch no guarda nada para una retropropagación que no vendrá. Y deja la red como estaba: quien te la
# pasó puede seguir entrenándola.
# %% [markdown] lang="en"
# ## 3. How good is the box?
#
# At $x = a$ the sigmoid is ½ whatever $k$ is, and the box has already jumped: the error there is always half
# the height. The fair question is another one: what is the error **away from the edges**, farther than a
# margin $m$ from both? Measure it on a grid of points.
#
# A word from the workshop: when you only want to *evaluate* a network, do it inside `with torch.no_grad():`.
# PyTorch then keeps nothing for a backward pass that will not come. And leave the network as it was: whoever
# gave it to you may go on training it.


# %% exercise="max_error" points=1
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
    :es:
    El mayor `|network(x) - boxcar(x)|` lejos de los bordes de la caja.

    Argumentos:
        network: módulo con parámetros float32, de `(N, 1)` a `(N, 1)`. Queda como estaba, y su pasada hacia
            adelante corre sin registrar gradientes.
        a, b, height: la caja ideal.
        margin: solo cuentan los puntos a más de esta distancia de `a` **y** de `b`.
        low, high, n: `n` puntos equiespaciados de `[low, high]`, con ambos extremos.

    Devuelve:
        Un float; 0.0 si no queda ningún punto.
    :en:
    The largest `|network(x) - boxcar(x)|` away from the edges of the box.

    Args:
        network: module with float32 parameters, from `(N, 1)` to `(N, 1)`. It is left as it was, and its
            forward pass runs without recording gradients.
        a, b, height: the ideal box.
        margin: only points farther than this from `a` **and** from `b` count.
        low, high, n: `n` equally spaced points of `[low, high]`, both ends included.

    Returns:
        A float; 0.0 if no point is left.
    :end:

    >>> flat = nn.Linear(1, 1)
    >>> _ = nn.init.zeros_(flat.weight), nn.init.constant_(flat.bias, 0.25)
    >>> max_error(flat, 0.0, 1.0, 2.0, margin=0.1, low=-1.0, high=2.0)
    1.75
    """
    ### BEGIN SOLUTION
    x = np.linspace(low, high, n)
    x = x[(np.abs(x - a) > margin) & (np.abs(x - b) > margin)]
    if x.size == 0:
        return 0.0
    device = next(network.parameters()).device
    with torch.no_grad():
        outputs = network(torch.tensor(x[:, None], dtype=torch.float32, device=device))
    errors = outputs.cpu().numpy().ravel() - boxcar(x, a, b, height)
    return float(np.abs(errors).max())
    ### END SOLUTION


# %% [markdown] lang="es"
# ¿Cómo baja el error cuando crece la agudeza? En escala logarítmica aparece algo muy ordenado:
# %% [markdown] lang="en"
# How does the error fall as the sharpness grows? On a logarithmic scale something very orderly appears:

# %%
sharpnesses = np.linspace(4, 60, 15)
figure, axis = plt.subplots(figsize=(7, 3.4), layout="constrained")
for margin in (0.1, 0.2, 0.4):
    networks = [BoxcarNetwork(a, b, height, k) for k in sharpnesses]
    errors = [max_error(network, a, b, height, margin, -3, 4) for network in networks]
    axis.semilogy(sharpnesses, errors, "o-", markersize=4, label=f"margin = {margin}")
axis.set_ylim(1e-7, 2)
axis.set_xlabel("sharpness")
axis.set_ylabel("error máximo")  # lang: es
axis.set_ylabel("largest error")  # lang: en
axis.legend()
plt.show()

# %% [markdown] lang="es"
# Son rectas (hasta que el float32 se queda sin cifras, cerca de $10^{-7}$): el error decae exponencialmente,
# y con el doble de margen decae el doble de rápido. Tiene sentido: a distancia $d$ de **un** borde, un
# escalón suave se equivoca en
#
# $$|h|\,\bigl(1 - \sigma(k d)\bigr) = |h|\,\sigma(-k d) = \frac{|h|}{1 + e^{k d}}.$$
#
# Ahora dalo vuelta: te piden una tolerancia y tú dices qué agudeza basta. Ojo, una caja tiene **dos** bordes.
# Afuera de la caja los errores de los dos escalones se compensan en parte; ¿qué pasa adentro? Busca el peor
# punto que el enunciado permite, en la peor caja que permite, y despeja $k$.
# %% [markdown] lang="en"
# They are straight lines (until float32 runs out of digits, near $10^{-7}$): the error decays exponentially,
# and with twice the margin it decays twice as fast. That makes sense: at distance $d$ from **one** edge, a
# smooth step is off by
#
# $$|h|\,\bigl(1 - \sigma(k d)\bigr) = |h|\,\sigma(-k d) = \frac{|h|}{1 + e^{k d}}.$$
#
# Now turn it around: somebody asks for a tolerance and you say which sharpness is enough. Mind that a box has
# **two** edges. Outside the box the errors of the two steps partly cancel; what happens inside? Look for the
# worst point that the exercise allows, in the worst box that it allows, and solve for $k$.


# %% exercise="sharpness_for" points=2
def sharpness_for(tolerance: float, margin: float, height: float) -> float:
    """
    :es:
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
    :en:
    A sharpness that is enough for a `BoxcarNetwork` to meet a tolerance.

    With it, a network whose edges are at least `2 * margin` apart is within `tolerance` of the ideal box at
    every point farther than `margin` from both edges. Any sufficient value is accepted, up to 4 times the
    smallest one.

    Args:
        tolerance: the error that is allowed.
        margin: distance from the edges from which on the error counts.
        height: height of the box, of either sign.

    Returns:
        A float above 0.

    Raises:
        ValueError: unless `0 < tolerance < |height|` and `margin > 0`.
    :end:

    >>> 29.0 < sharpness_for(0.1, 0.1, 1.0) < 118.0
    True
    """
    ### BEGIN SOLUTION
    if not 0 < tolerance < abs(height):
        raise ValueError(f"the tolerance must lie between 0 and |height|, not {tolerance}")
    if not margin > 0:
        raise ValueError(f"the margin must be positive, not {margin}")
    # Worst case: just inside the narrowest box, `margin` from both edges, where both steps are off:
    # 2 |height| σ(-k margin) = tolerance.
    return math.log(2 * abs(height) / tolerance - 1) / margin
    ### END SOLUTION


# %% [markdown] lang="es"
# La prueba de fuego: para cada tolerancia, arma la caja más angosta que se permite (un poquito más que dos
# márgenes de ancho) y otra ancha, y mide.
# %% [markdown] lang="en"
# The acid test: for every tolerance build the narrowest box that is allowed (a tiny bit wider than two
# margins) and a wide one, and measure.

# %%
margin = 0.2
print("tolerancia  agudeza   caja angosta   caja ancha")  # lang: es
print(" tolerance  sharpness   narrow box     wide box")  # lang: en
for tolerance in (0.3, 0.1, 0.01, 0.001):
    k = sharpness_for(tolerance, margin, 1.0)
    measured = [
        max_error(BoxcarNetwork(0.0, width, 1.0, k), 0.0, width, 1.0, margin, -1.0, 1.0 + width, n=20_001)
        for width in (2.01 * margin, 5.0)
    ]
    print(f"{tolerance:10.3f} {k:10.2f} {measured[0]:12.5f} {measured[1]:12.5f}")

# %% [markdown] lang="es"
# ## 4. De las cajas a cualquier función continua
#
# Divide $[\mathrm{low}, \mathrm{high}]$ en $n$ partes iguales y pon en cada una una caja tan alta como la
# función en su punto medio. Es la suma de Riemann de toda la vida, pero mirada como función:
# %% [markdown] lang="en"
# ## 4. From boxes to any continuous function
#
# Divide $[\mathrm{low}, \mathrm{high}]$ into $n$ equal parts, and on each put a box as high as the function
# at its midpoint. It is the good old Riemann sum, seen as a function:


# %%
def hills(x):
    return np.sin(2 * x) * np.exp(-0.2 * x) + 0.3 * x


low, high = 0.0, 5.0
figure, axes = plt.subplots(1, 2, figsize=(10, 3), sharey=True, layout="constrained")
points = np.linspace(low, high, 501)
for axis, n in zip(axes, (6, 20), strict=True):
    width = (high - low) / n
    middles = low + width * (np.arange(n) + 0.5)
    axis.bar(middles, hills(middles), width=width, alpha=0.35, edgecolor="C0")
    axis.plot(middles, hills(middles), "C0o", markersize=4)
    axis.plot(points, hills(points), "k", linewidth=1.5)
    axis.set_xlabel("x")
    axis.set_title(f"{n} cajas")  # lang: es
    axis.set_title(f"{n} boxes")  # lang: en
axes[0].set_ylabel("f(x)")
plt.show()

# %% [markdown] lang="es"
# Cada caja son dos neuronas ocultas; la suma de todas la hace la capa de salida. Así, $n$ cajas son **una**
# red con una sola capa oculta de $2n$ neuronas. Lo que falta decidir es la agudeza: muy poca y las cajas se
# derraman sobre sus vecinas; por eso tiene que crecer cuando las cajas se angostan. Recuerda también que,
# entre dos cajas vecinas, el salto puede ser más alto que cualquiera de las dos: ¿qué pasa si una está en
# $+M$ y la otra en $-M$?
# %% [markdown] lang="en"
# Every box is two hidden neurons; the output layer adds them all up. So $n$ boxes are **one** network with a
# single hidden layer of $2n$ neurons. What is left to decide is the sharpness: too little and the boxes spill
# over their neighbours, so it has to grow as the boxes get narrower. Remember too that between two
# neighbouring boxes the jump can be higher than either of them: what if one is at $+M$ and the other at $-M$?


# %% exercise="approximate" points=4
def approximate(
    f: Callable[[np.ndarray], np.ndarray],
    low: float,
    high: float,
    n_boxes: int,
    sharpness: float | None = None,
) -> nn.Module:
    """
    :es:
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
    :en:
    A network with a single hidden layer that approximates `f` on `[low, high]` with `n_boxes` boxes.

    Args:
        f: NumPy-vectorised function: float64 arrays of any shape, in and out.
        low, high: the interval; all boxes have the same width.
        n_boxes: number of boxes.
        sharpness: sharpness of every box; with `None` you choose it.

    Returns:
        A module from `(N, 1)` to `(N, 1)` with `hidden = nn.Linear(1, 2 * n_boxes)`, logistic sigmoid and
        `output = nn.Linear(2 * n_boxes, 1)`: the sum of the boxes, each as high as `f` at its midpoint.
        Further submodules are allowed, without parameters. With the sharpness that you choose, farther than
        10 % of a box width from the edges of the boxes, it is off the step function (0 outside `[low, high]`)
        by at most 2 % of the maximum of `|f|` on `[low, high]`.

    Raises:
        ValueError: unless `high > low` and `n_boxes >= 1`.
    :end:

    >>> network = approximate(np.exp, 0.0, 1.0, 2)
    >>> [round(value, 2) for value in network(torch.tensor([[0.25], [0.75]])).flatten().tolist()]
    [1.28, 2.12]
    """
    ### BEGIN SOLUTION
    from collections import OrderedDict

    if not high > low:
        raise ValueError(f"the interval needs high > low, not low={low} and high={high}")
    if n_boxes < 1:
        raise ValueError(f"at least one box is needed, not {n_boxes}")
    edges = np.linspace(low, high, n_boxes + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)
    if sharpness is None:
        # At most a jump of 2 max|f| at the nearest edge, as if two boxes met there: half of the 2 % for each.
        sharpness = sharpness_for(0.01, 0.1 * (high - low) / n_boxes, 1.0)
    network = nn.Sequential(
        OrderedDict(hidden=nn.Linear(1, 2 * n_boxes), sigmoid=nn.Sigmoid(), output=nn.Linear(2 * n_boxes, 1))
    )
    with torch.no_grad():
        network.hidden.weight.fill_(sharpness)
        network.hidden.bias.copy_(torch.from_numpy(-sharpness * np.concatenate([edges[:-1], edges[1:]])))
        network.output.weight.copy_(torch.from_numpy(np.concatenate([heights, -heights])))
        network.output.bias.zero_()
    return network
    ### END SOLUTION


# %%
x = torch.linspace(low - 0.5, high + 0.5, 1201).unsqueeze(1)
figure, axes = plt.subplots(1, 3, figsize=(11, 3), sharey=True, layout="constrained")
for axis, n in zip(axes, (6, 20, 80), strict=True):
    with torch.no_grad():
        axis.plot(x, approximate(hills, low, high, n)(x), "C3", linewidth=1.5)
    axis.plot(points, hills(points), "k--", linewidth=1)
    axis.set_xlabel("x")
    axis.set_title(f"{n} cajas, {2 * n} neuronas")  # lang: es
    axis.set_title(f"{n} boxes, {2 * n} neurons")  # lang: en
axes[0].set_ylabel("red (rojo) y función (negro)")  # lang: es
axes[0].set_ylabel("network (red), function (black)")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ¿Cuántas cajas hacen falta? Dentro de una caja de ancho $w$ la función se aleja de su valor en el medio a lo
# más $L\,w/2$, donde $L$ es su pendiente máxima. Como $w = (\mathrm{high} - \mathrm{low})/n$, el error
# debería caer como $1/n$: en escala log-log, una recta de pendiente $-1$. (Medimos lejos de los dos extremos,
# donde la red tiene que bajar a cero de golpe.)
# %% [markdown] lang="en"
# How many boxes does it take? Inside a box of width $w$ the function strays from its value in the middle by
# at most $L\,w/2$, where $L$ is its largest slope. Since $w = (\mathrm{high} - \mathrm{low})/n$, the error
# should fall like $1/n$: on log-log axes, a straight line of slope $-1$. (We measure away from the two ends,
# where the network has to drop to zero at once.)

# %%
counts = [5, 10, 20, 40, 80, 160]
inner = torch.linspace(low + 0.6, high - 0.6, 4001, dtype=torch.float64).unsqueeze(1)
errors = []
for n in counts:
    with torch.no_grad():
        approximation = approximate(hills, low, high, n).double()(inner)
    errors.append(np.abs(approximation.numpy() - hills(inner.numpy())).max())
figure, axis = plt.subplots(figsize=(6, 3.6), layout="constrained")
bound = [2 * (high - low) / 2 / n for n in counts]
axis.loglog(counts, errors, "o-", label="error máximo medido")  # lang: es
axis.loglog(counts, bound, "k--", label="$L w / 2$, con $L = 2$")  # lang: es
axis.set_xlabel("número de cajas")  # lang: es
axis.loglog(counts, errors, "o-", label="largest error, measured")  # lang: en
axis.loglog(counts, bound, "k--", label="$L w / 2$, with $L = 2$")  # lang: en
axis.set_xlabel("number of boxes")  # lang: en
axis.set_ylabel("error")
axis.legend()
plt.show()

# %% [markdown] lang="es"
# Eso es, en una dimensión, el **teorema de aproximación universal** (Cybenko, 1989; Hornik, Stinchcombe y
# White, 1989). Fíjate en lo que *no* dice: no dice que esa red sea pequeña (aquí, diez veces menos error
# cuesta diez veces más neuronas), ni que el descenso de gradiente la vaya a encontrar. De eso se trata lo que
# viene.
#
# ## 5. Una caja que se aprende
#
# Hasta aquí los siete números los pusiste tú. Ahora los aprende la red a partir de ejemplos $(x_i, y_i)$. Se
# busca que el error cuadrático medio
#
# $$\frac{1}{N} \sum_{i=1}^{N} \bigl(\mathrm{red}(x_i) - y_i\bigr)^2$$
#
# sea chico. En el próximo laboratorio programas tú los optimizadores; hoy te regalamos el ciclo de
# entrenamiento. Léelo con atención, porque lo vas a usar: recibe una red, la cambia en su lugar, y devuelve
# el error final, relativo al cuadrado de la altura.
# %% [markdown] lang="en"
# That is, in one dimension, the **universal approximation theorem** (Cybenko, 1989; Hornik, Stinchcombe and
# White, 1989). Notice what it does *not* say: it does not say that this network is small (here, a tenth of
# the error costs ten times the neurons), nor that gradient descent will find it. Which is what comes next.
#
# ## 5. A box that is learned
#
# So far you set the seven numbers. Now the network learns them from examples $(x_i, y_i)$. The mean squared
# error
#
# $$\frac{1}{N} \sum_{i=1}^{N} \bigl(\mathrm{network}(x_i) - y_i\bigr)^2$$
#
# should become small. In the next lab you program the optimizers yourself; today the training loop is a
# present. Read it with care, because you will use it: it takes a network, changes it in place, and returns
# the final error, relative to the square of the height.


# %% role="setup"
def train(
    network: nn.Module, x: torch.Tensor, y: torch.Tensor, steps: int, learning_rate: float = 0.2
) -> float:
    """
    :es:
    Entrena `network` en su lugar con `steps` pasos de Adam.

    Devuelve el error cuadrático medio final, relativo al cuadrado del mayor `|y|`.
    :en:
    Train `network` in place with `steps` steps of Adam.

    Returns the final mean squared error, relative to the square of the largest `|y|`.
    :end:
    """
    optimizer = torch.optim.Adam(network.parameters(), lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(x), y)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return (nn.functional.mse_loss(network(x), y) / y.abs().max() ** 2).item()


# %% [markdown] lang="es"
# Probémoslo con **una** neurona que aprende **un** escalón en $x = 1$. Partimos de tres pesos iniciales: en
# dos casos el escalón inicial cae dentro de los datos; en el tercero está lejísimos ($-\beta/w = 30$), donde
# la sigmoide está saturada y casi no hay gradiente.
# %% [markdown] lang="en"
# Let us try it on **one** neuron that learns **one** step at $x = 1$. We start from three sets of weights: in
# two of them the initial step lies within the data; in the third it is far, far away ($-\beta/w = 30$), where
# the sigmoid is saturated and there is hardly any gradient.

# %%
x = torch.linspace(-3, 3, 121).unsqueeze(1)
y = (x >= 1).float()
figure, axis = plt.subplots(figsize=(7, 3.2), layout="constrained")
axis.plot(x, y, "k.", markersize=3)
for place, colour in ((-2.0, "C0"), (0.0, "C1"), (30.0, "C3")):
    neuron = nn.Sequential(nn.Linear(1, 1), nn.Sigmoid())
    with torch.no_grad():
        neuron[0].weight.fill_(2.0)
        neuron[0].bias.fill_(-2.0 * place)
    error = train(neuron, x, y, steps=300)
    with torch.no_grad():
        text = f"parte en {place:g}: error {error:.3f}"  # lang: es
        text = f"starts at {place:g}: error {error:.3f}"  # lang: en
        axis.plot(x, neuron(x), colour, label=text)
axis.set_xlabel("x")
axis.set_ylabel("puntos: y · curvas: red")  # lang: es
axis.set_ylabel("dots: y · curves: network")  # lang: en
axis.legend(loc="upper left")
plt.show()

# %% [markdown] lang="es"
# La tercera no se movió: sin gradiente no hay aprendizaje, por más pasos que des. Con dos neuronas hay más
# maneras de quedar pegado: las dos pueden terminar en el mismo borde, o una de ellas puede irse lejos de los
# datos. Hay dos remedios que se usan a diario:
#
# * **partir bien**: que los escalones iniciales caigan, al azar, dentro de los datos. `nn.Linear` los pone
#   cerca del cero; si tus datos están lejos, céntralos, entrena con $x - \bar x$ y devuelve después el
#   corrimiento a los sesgos, porque $w (x - \bar x) + \beta = w x + (\beta - w \bar x)$;
# * **partir varias veces**: entrenar desde distintos pesos al azar y quedarse con la mejor red.
#
# Y una regla de buena convivencia: el azar sale de `seed`, pero el generador global de PyTorch es de todos.
# Si lo siembras con `torch.manual_seed`, cámbialo solo dentro de `with torch.random.fork_rng():`, que al
# salir lo deja como estaba; o usa tu propio `torch.Generator`. Ojo: crear un `nn.Linear` también saca números
# del generador global.
# %% [markdown] lang="en"
# The third one did not move: without a gradient there is no learning, however many steps you take. With two
# neurons there are more ways to get stuck: both can end at the same edge, or one of them can wander off, away
# from the data. Two remedies are in daily use:
#
# * **start well**: let the initial steps lie, at random, within the data. `nn.Linear` puts them near zero; if
#   your data are far away, centre them, train with $x - \bar x$, and give the shift back to the biases
#   afterwards, because $w (x - \bar x) + \beta = w x + (\beta - w \bar x)$;
# * **start several times**: train from different random weights and keep the best network.
#
# And a rule of good neighbourliness: randomness comes from `seed`, but PyTorch's global generator belongs to
# everybody. If you seed it with `torch.manual_seed`, do so only inside `with torch.random.fork_rng():`, which
# leaves it as it was; or use a `torch.Generator` of your own. Mind that making an `nn.Linear` draws from the
# global generator, too.


# %% exercise="fit_boxcar" points=3 cpu_seconds=30
def fit_boxcar(x: torch.Tensor, y: torch.Tensor, steps: int = 2000, seed: int = 0) -> nn.Module:
    """
    :es:
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
    :en:
    A trained network with one hidden layer of two (logistic) sigmoid neurons: seven trainable numbers in all.

    Args:
        x: `(N, 1)` float32, 100 to 400 equally spaced points of an interval of length 4 to 8.
        y: `(N, 1)` float32, the values of a box of height 0.5 to 3, at least 1 wide and at least 1 away from
            both ends.
        steps: bound on the optimizer's steps in each start; several starts are allowed.
        seed: seed of the random initial weights. Same seed, same network; another seed, another start. The
            global random state is left alone.

    Returns:
        A module from `(N, 1)` to `(N, 1)` with a mean squared error of at most `0.02 * height ** 2` on these
        data with the default `steps`. You have 30 seconds.
    :end:

    >>> x = torch.linspace(-3, 3, 121).unsqueeze(1)
    >>> y = 2.0 * ((x >= -1) & (x < 1))
    >>> network = fit_boxcar(x, y)
    >>> nn.functional.mse_loss(network(x), y).item() < 0.08
    True
    """
    ### BEGIN SOLUTION
    best, smallest = None, math.inf
    # Around zero, where nn.Linear puts its first steps, there is a gradient to follow.
    middle = x.mean()
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for _ in range(2):
            network = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1)).to(x.device)
            error = train(network, x - middle, y, steps)
            if error < smallest:
                best, smallest = network, error
    with torch.no_grad():
        best[0].bias -= best[0].weight.flatten() * middle
    return best
    ### END SOLUTION


# %% [markdown] lang="es"
# Mira cómo una red aprende una caja: la misma semilla, con cada vez más pasos. Y lee en sus pesos dónde puso
# los bordes: están donde se anula el argumento de cada neurona, en $-\beta/w$.
# %% [markdown] lang="en"
# Watch a network learn a box: the same seed, with more and more steps. And read in its weights where it put
# the edges: they are where the argument of each neuron is zero, at $-\beta/w$.

# %%
x = torch.linspace(-3, 4, 176).unsqueeze(1)
y = torch.from_numpy(boxcar(x.double().numpy(), -1.2, 1.7, 1.5)).float()
figure, axes = plt.subplots(1, 4, figsize=(12, 2.8), sharey=True, layout="constrained")
for axis, steps in zip(axes, (1, 20, 100, 2000), strict=True):
    learned = fit_boxcar(x, y, steps=steps, seed=3)
    with torch.no_grad():
        error = nn.functional.mse_loss(learned(x), y).item()
        axis.plot(x, y, "k.", markersize=2)
        axis.plot(x, learned(x), "C3", linewidth=2)
    axis.set_xlabel("x")
    axis.set_title(f"pasos: {steps}\nerror: {error:.4f}")  # lang: es
    axis.set_title(f"steps: {steps}\nerror: {error:.4f}")  # lang: en
axes[0].set_ylabel("puntos: y · rojo: red")  # lang: es
axes[0].set_ylabel("dots: y · red: network")  # lang: en
plt.show()

# %%
numbers = [parameter.detach().flatten() for parameter in learned.parameters()]
print("números entrenables:", sum(each.numel() for each in numbers))  # lang: es
print("trainable numbers:", sum(each.numel() for each in numbers))  # lang: en
if len(numbers) == 4:
    weight, bias, output, constant = numbers
    for unit in range(2):
        place, sharp, tall = -bias[unit] / weight[unit], weight[unit].abs(), output[unit].abs()
        print(f"borde en {place:.2f}, agudeza {sharp:.1f}, altura {tall:.2f}")  # lang: es
        print(f"edge at {place:.2f}, sharpness {sharp:.1f}, height {tall:.2f}")  # lang: en

# %% [markdown] lang="es"
# ## 6. Redes como grafos acíclicos
#
# No todas las redes son una pila de capas. En general, una red de alimentación hacia adelante
# (*feed-forward*) es un **grafo dirigido acíclico**: nodos que son neuronas, y una arista $s \to t$ con peso
# $w_{st}$ por cada conexión. Si un nodo no es entrada, su valor es
#
# $$v_t = \varphi\Bigl(\sum_{s \to t} w_{st}\, v_s + \beta_t\Bigr).$$
#
# Una arista puede pasar por encima de capas enteras: eso es una **conexión de salto** (*skip connection*), la
# idea que hizo entrenables las redes de cien capas. Aquí hay un grafo pequeñito, con las dos entradas
# conectadas al nodo oculto $h$ y además, saltándoselo, a la salida $y$:
# %% [markdown] lang="en"
# ## 6. Networks as acyclic graphs
#
# Not every network is a stack of layers. In general a feed-forward network is a **directed acyclic graph**:
# nodes that are neurons, and an edge $s \to t$ with weight $w_{st}$ for every connection. If a node is not an
# input, its value is
#
# $$v_t = \varphi\Bigl(\sum_{s \to t} w_{st}\, v_s + \beta_t\Bigr).$$
#
# An edge may pass over whole layers: that is a **skip connection**, the idea that made networks of a hundred
# layers trainable. Here is a tiny graph, with its two inputs connected to the hidden node $h$ and also,
# skipping it, to the output $y$:


# %%
def draw_graph(weights, places, biases=None):
    _, axis = plt.subplots(figsize=(6.5, 3.4), layout="constrained")
    for (source, target), weight in weights.items():
        start, end = np.array(places[source]), np.array(places[target])
        arrow = {"arrowstyle": "-|>", "color": "C0", "shrinkA": 24, "shrinkB": 24, "linewidth": 1.5}
        axis.annotate("", xy=end, xytext=start, arrowprops=arrow)
        label = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        axis.text(*(0.6 * start + 0.4 * end), f"{weight:g}", ha="center", va="center", color="C0", bbox=label)
    for node, (x, y) in places.items():
        axis.plot(x, y, "o", markersize=46, markerfacecolor="white", markeredgecolor="black")
        if biases and node in biases:
            axis.text(x, y + 0.02, str(node), ha="center", va="bottom")
            axis.text(x, y - 0.02, f"β = {biases[node]:g}", ha="center", va="top", color="C3", fontsize=8)
        else:
            axis.text(x, y, str(node), ha="center", va="center")
    axis.set_xlim(-0.4, 2.4)
    axis.set_ylim(-0.35, 1.35)
    axis.axis("off")
    plt.show()


xor_weights = {
    ("x1", "h"): 1.0,
    ("x2", "h"): 1.0,
    ("x1", "y"): 1.0,
    ("x2", "y"): 1.0,
    ("h", "y"): -2.0,
}
xor_biases = {"h": -1.5, "y": -0.5}
draw_graph(xor_weights, {"x1": (0, 1), "x2": (0, 0), "h": (1, 0.5), "y": (2, 0.5)}, xor_biases)

# %% [markdown] lang="es"
# Para calcular $v_y$ necesitas antes $v_h$. En general hay que visitar los nodos en un orden en que toda
# arista apunte hacia adelante: un **orden topológico**. Existe exactamente cuando no hay ciclos. El algoritmo
# de Kahn (1962) dice cómo hallarlo: saca una y otra vez un nodo al que no le falte ningún antecesor. Si en
# algún momento no queda ninguno así, pero todavía hay nodos, hay un ciclo. Otro camino es una búsqueda en
# profundidad: anota cada nodo *después* de todo lo que cuelga de él, y da vuelta la lista.
#
# Sirve también para la vida: hay cosas del desayuno que van antes que otras.
# %% [markdown] lang="en"
# To compute $v_y$ you first need $v_h$. In general you have to visit the nodes in an order in which every
# edge points forward: a **topological order**. There is one exactly when there are no cycles. Kahn's
# algorithm (1962) says how to find it: take out, again and again, a node that no longer waits for any
# predecessor. If at some moment there is none although nodes are left, there is a cycle. Another way is a
# depth-first search: note every node *after* all that hangs from it, and reverse the list.
#
# It helps in daily life, too: some things at breakfast come before others.


# %% exercise="topological_order" points=2
def topological_order(edges: list[tuple[Hashable, Hashable]]) -> list[Hashable]:
    """
    :es:
    Todos los nodos de un grafo, en un orden en que cada arista apunta hacia adelante.

    Argumentos:
        edges: lista de pares `(origen, destino)`; los nodos son cualquier cosa *hashable*. Las aristas
            repetidas no molestan. A lo más 500 nodos. La lista no se modifica.

    Devuelve:
        Lista con cada nodo una vez; cualquier orden válido sirve. Una lista vacía da `[]`.

    Lanza:
        ValueError: si hay un ciclo (un nodo que apunta a sí mismo es uno).
    :en:
    All nodes of a graph, in an order in which every edge points forward.

    Args:
        edges: list of pairs `(source, target)`; nodes are anything hashable. Duplicate edges do no harm. At
            most 500 nodes. The list is not modified.

    Returns:
        List with every node once; any valid order will do. An empty list gives `[]`.

    Raises:
        ValueError: if there is a cycle (a node that points to itself is one).
    :end:

    >>> topological_order([("b", "c"), ("a", "b")])
    ['a', 'b', 'c']
    """
    ### BEGIN SOLUTION
    from collections import deque

    waiting_for: dict[Hashable, int] = {}
    successors: dict[Hashable, list[Hashable]] = {}
    for source, target in edges:
        waiting_for.setdefault(source, 0)
        waiting_for[target] = waiting_for.get(target, 0) + 1
        successors.setdefault(source, []).append(target)
    ready = deque(node for node, count in waiting_for.items() if count == 0)
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for target in successors.get(node, []):
            waiting_for[target] -= 1
            if waiting_for[target] == 0:
                ready.append(target)
    if len(order) < len(waiting_for):
        raise ValueError("the graph has a cycle")
    return order
    ### END SOLUTION


# %%
breakfast = [
    ("tostar el pan", "untar la palta"),  # lang: es
    ("moler la palta", "untar la palta"),  # lang: es
    ("hervir el agua", "servir el té"),  # lang: es
    ("untar la palta", "comer"),  # lang: es
    ("servir el té", "comer"),  # lang: es
    ("toast the bread", "spread the avocado"),  # lang: en
    ("mash the avocado", "spread the avocado"),  # lang: en
    ("boil the water", "pour the tea"),  # lang: en
    ("spread the avocado", "eat"),  # lang: en
    ("pour the tea", "eat"),  # lang: en
]
print(" → ".join(topological_order(breakfast)))
try:
    topological_order([*breakfast, ("comer", "tostar el pan")])  # lang: es
    topological_order([*breakfast, ("eat", "toast the bread")])  # lang: en
except ValueError as problem:
    print("ValueError:", problem)

# %% [markdown] lang="es"
# Con un orden topológico, evaluar la red es una sola pasada: cuando llegas a un nodo, todo lo que necesita ya
# tiene valor. Cuida los datos que no son una red: un ciclo, una entrada sin valor, o un valor dado para un
# nodo que ya tiene aristas de llegada y por lo tanto se calcula.
# %% [markdown] lang="en"
# With a topological order, evaluating the network is a single pass: when you get to a node, all that it needs
# has a value already. Look out for data that are no network: a cycle, an input without a value, or a value
# given for a node that has incoming edges and is therefore computed.


# %% exercise="forward_dag" points=3
def forward_dag(
    edges: dict[tuple[Hashable, Hashable], float],
    biases: dict[Hashable, float],
    inputs: dict[Hashable, float],
    activation: Callable[[float], float],
) -> dict[Hashable, float]:
    """
    :es:
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
    :en:
    The value of every node of a network that is given as a graph.

    Args:
        edges: `(source, target)` → weight. At most 500 nodes.
        biases: node → bias; missing ones are 0. The bias of an input is ignored.
        inputs: node → value, for the nodes without incoming edges. A node may appear here alone.
        activation: scalar function; it is applied to every node that is no input, the outputs too.

    Returns:
        Dict with the value (a float) of every node of `edges` and `inputs`: inputs keep theirs, any other
        node is `activation(Σ weight * value(source) + bias)`. No argument is modified.

    Raises:
        ValueError: on a cycle, on a missing input, or if `inputs` names a node that has incoming edges.
    :end:

    >>> forward_dag({("x", "y"): 2.0}, {"y": 1.0}, {"x": 3.0}, activation=abs)
    {'x': 3.0, 'y': 7.0}
    """
    ### BEGIN SOLUTION
    incoming: dict[Hashable, list[tuple[Hashable, float]]] = {}
    for (source, target), weight in edges.items():
        incoming.setdefault(target, []).append((source, weight))
    for node in inputs:
        if node in incoming:
            raise ValueError(f"{node!r} is given as an input, but has incoming edges")
    values = dict(inputs)
    for node in topological_order([*edges]):
        if node in incoming:
            total = sum(weight * values[source] for source, weight in incoming[node])
            values[node] = activation(total + biases.get(node, 0.0))
        elif node not in inputs:
            raise ValueError(f"the input {node!r} has no value")
    return values
    ### END SOLUTION


# %% [markdown] lang="es"
# Evalúa el grafo de más arriba con un escalón como activación. El «o exclusivo» no se puede separar con una
# recta, así que una sola neurona no lo logra; con capas se necesitan dos neuronas ocultas. Gracias a las
# conexiones de salto basta **una**: $h$ detecta «las dos a la vez» y le avisa a la salida que se calle.
# %% [markdown] lang="en"
# Evaluate the graph from above with a step as the activation. The “exclusive or” cannot be separated by a
# straight line, so a single neuron cannot do it; in layers it takes two hidden neurons. Thanks to the skip
# connections **one** is enough: $h$ detects “both at once” and tells the output to keep quiet.


# %%
def step(t):
    return 1.0 if t >= 0 else 0.0


print("x1 x2    h  y")
for x1 in (0.0, 1.0):
    for x2 in (0.0, 1.0):
        values = forward_dag(xor_weights, xor_biases, {"x1": x1, "x2": x2}, step)
        print(f" {x1:.0f}  {x2:.0f}    {values['h']:.0f}  {values['y']:.0f}")

# %% [markdown] lang="es"
# Y cerramos el círculo: la caja del principio también es un grafo. Con una salida sigmoide y bordes en
# $a = -1$ y $b = 2$, la salida se enciende solo entre los dos.
# %% [markdown] lang="en"
# And we come full circle: the box of the beginning is a graph, too. With a sigmoid output and edges at
# $a = -1$ and $b = 2$, the output lights up only between the two.


# %%
def logistic(t):
    return 1 / (1 + math.exp(-t)) if t > -700 else 0.0


box_weights = {("x", "h1"): 20.0, ("x", "h2"): 20.0, ("h1", "y"): 20.0, ("h2", "y"): -20.0}
box_biases = {"h1": 20.0, "h2": -40.0, "y": -10.0}
draw_graph(box_weights, {"x": (0, 0.5), "h1": (1, 1), "h2": (1, 0), "y": (2, 0.5)}, box_biases)
outputs = [forward_dag(box_weights, box_biases, {"x": float(each)}, logistic)["y"] for each in grid]
figure, axis = plt.subplots(figsize=(7, 2.8), layout="constrained")
axis.plot(grid, outputs, "C3", linewidth=2, label="grafo con sigmoides")  # lang: es
axis.plot(grid, boxcar(grid, -1.0, 2.0, 1.0), "k--", linewidth=1, label="caja ideal")  # lang: es
axis.plot(grid, outputs, "C3", linewidth=2, label="graph with sigmoids")  # lang: en
axis.plot(grid, boxcar(grid, -1.0, 2.0, 1.0), "k--", linewidth=1, label="ideal box")  # lang: en
axis.set_xlabel("x")
axis.set_ylabel("y")
axis.legend(loc="upper right")
plt.show()

# %% [markdown] question="acyclic" points=2 lang="es"
# ## Para escribir
#
# ¿Por qué el grafo de una red de alimentación hacia adelante (*feed-forward*) tiene que ser acíclico? ¿Qué
# hace, en cambio, una red recurrente, que sí tiene conexiones que vuelven atrás? Responde en pocas frases,
# con un ejemplo.
#
# ### BEGIN MARK SCHEME
# 1 punto, por qué acíclico: el valor de un nodo se calcula a partir de los valores de sus antecesores; en un
# ciclo cada valor dependería de sí mismo y no habría un orden en que calcularlos (no existe orden topológico;
# la ecuación sería implícita, con ninguna o muchas soluciones). Vale también: lo mismo ocurre con la
# retropropagación, que recorre el orden al revés. Medio punto si solo dice «porque si no se queda en un
# bucle» sin explicar la dependencia.
#
# 1 punto, la red recurrente: la conexión que vuelve lleva el valor del **paso de tiempo anterior** ($h_t$
# depende de $h_{t-1}$ y $x_t$); al desenrollarla en el tiempo, con los mismos pesos en cada paso, resulta un
# grafo acíclico, tan profundo como larga es la secuencia. Medio punto si nombra la memoria o el estado, pero
# no el tiempo ni el desenrollado.
# ### END MARK SCHEME
# %% [markdown] question="acyclic" points=2 lang="en"
# ## In writing
#
# Why must the graph of a feed-forward network be acyclic? And what does a recurrent network do instead, which
# does have connections that lead back? Answer in a few sentences, with an example.
#
# ### BEGIN MARK SCHEME
# 1 point, why acyclic: the value of a node is computed from the values of its predecessors; in a cycle every
# value would depend on itself and there would be no order in which to compute them (no topological order
# exists; the equation would be implicit, with no solution or with many). Also valid: the same holds for
# backpropagation, which walks the order in reverse. Half a point for “otherwise it loops for ever” without
# the dependence.
#
# 1 point, the recurrent network: the connection that leads back carries the value of the **previous time
# step** ($h_t$ depends on $h_{t-1}$ and $x_t$); unrolled in time, with the same weights at every step, it
# becomes an acyclic graph, as deep as the sequence is long. Half a point for naming memory or state, but
# neither time nor unrolling.
# ### END MARK SCHEME
