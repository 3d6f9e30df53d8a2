# ---
# jupyter:
#   autograder:
#     number: 2
#     title: {es: "Funciones de activación", en: "Activation functions"}
#     off_limits:
#       numpy_sigmoids: ["scipy.special.expit", "numpy.tanh", "torch"]
#       torch_activations:
#         [
#           "torch.nn.*LU*", "torch.nn.Mish", "torch.nn.Sigmoid", "torch.nn.LogSigmoid", "torch.nn.Tanh",
#           "torch.nn.Hard*", "torch.nn.*shrink", "torch.nn.Softsign", "torch.nn.Softplus",
#           "torch.nn.Threshold", "torch.nn.Softm*", "torch.nn.LogSoftmax", "torch.nn.modules.activation",
#           "torch.nn.functional.*lu*", "torch.nn.functional.mish", "torch.nn.functional.*sigmoid",
#           "torch.nn.functional.*tanh*", "torch.nn.functional.hardswish", "torch.nn.functional.*shrink",
#           "torch.nn.functional.softsign", "torch.nn.functional.softplus", "torch.nn.functional.threshold*",
#           "torch.nn.functional.*softm*", "torch._C._nn.*lu*", "torch._C._nn.mish", "torch._C._nn.*sigmoid",
#           "torch._C._nn.*tanh*", "torch._C._nn.*softshrink", "torch._C._nn.softplus", "torch.relu",
#           "torch.relu_", "torch.prelu", "torch.prelu_", "torch.celu", "torch.celu_", "torch.selu",
#           "torch.selu_", "torch.rrelu", "torch.rrelu_", "Tensor.relu", "Tensor.relu_", "Tensor.prelu",
#           "Tensor.prelu_", "Tensor.celu", "Tensor.celu_", "Tensor.selu", "Tensor.selu_", "Tensor.rrelu",
#           "Tensor.rrelu_",
#         ]
# ---

# %% [markdown] lang="es"
# # Funciones de activación
#
# Una neurona hace dos cosas: suma sus entradas con pesos y pasa el resultado por una **función de
# activación**. Sin lo segundo, una red de cien capas no sabría más que una sola, porque una función lineal
# de funciones lineales vuelve a ser lineal.
#
# En este laboratorio vas a
#
# 1. programar las activaciones clásicas en NumPy, sin que se caigan con números grandes;
# 2. programar en PyTorch la familia de ReLU, con valores **y gradientes** correctos;
# 3. medir lo que ninguna fórmula muestra a simple vista: cuántas neuronas de una red ya no pueden aprender.
#
# Debajo de cada ejercicio hay una celda con `check(...)`: córrela las veces que quieras. Te dice qué va bien,
# qué falta y te da una pista. No pone nota; esa la pone el corrector, que mira lo mismo con más casos.

# %% [markdown] lang="en"
# # Activation functions
#
# A neuron does two things: it sums its inputs with weights, and it passes the result through an **activation
# function**. Without the second, a network of a hundred layers could do no more than a single one, because a
# linear function of linear functions is linear again.
#
# In this lab you will
#
# 1. program the classical activations in NumPy, in such a way that large numbers do not break them;
# 2. program ReLU's family in PyTorch, with correct values **and gradients**;
# 3. measure what no formula shows at first sight: how many neurons of a network can no longer learn.
#
# Below each exercise there is a cell with `check(...)`: run it as often as you like. It says what works and
# what is missing, and gives you a hint. It gives no marks; the grader does, looking at the same with more
# cases.

# %% role="setup"
from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

# %% [markdown] lang="es"
# ## 1. La neurona y su umbral
#
# Una neurona con entradas $x \in \mathbb{R}^d$, pesos $w$ y sesgo $b$ calcula primero la **preactivación**
#
# $$ z = w^\top x + b $$
#
# y luego su salida $a = f(z)$. La primera $f$ de la historia fue el escalón: $f(z) = 1$ si $z > 0$, y 0 si
# no. Geométricamente, $w^\top x + b = 0$ es una recta (un hiperplano) perpendicular a $w$; el escalón dice
# de qué lado de la recta está cada punto, y $b$ corre la recta sin girarla.

# %% [markdown] lang="en"
# ## 1. The neuron and its threshold
#
# A neuron with inputs $x \in \mathbb{R}^d$, weights $w$ and bias $b$ first computes its **preactivation**
#
# $$ z = w^\top x + b $$
#
# and then its output $a = f(z)$. The first $f$ in history was the step: $f(z) = 1$ if $z > 0$, and 0
# otherwise. In pictures, $w^\top x + b = 0$ is a line (a hyperplane) perpendicular to $w$; the step says on
# which side of the line a point lies, and $b$ shifts the line without turning it.


# %%
def preactivation(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """`wᵀx + b` for each row of `x (N, d)`."""
    return x @ w + b


def step(z: np.ndarray) -> np.ndarray:
    """1 where `z > 0`, else 0."""
    return np.where(z > 0, 1.0, 0.0)


points = np.random.default_rng(2).uniform(-2, 2, size=(120, 2))
w, b = np.array([1.0, 0.5]), -0.4
fires = step(preactivation(points, w, b)) == 1

figure, (plane, curve) = plt.subplots(1, 2, figsize=(9.5, 4), layout="constrained")
plane.scatter(*points[fires].T, color="tab:orange", s=22, label="$a = 1$")
plane.scatter(*points[~fires].T, color="tab:blue", s=22, label="$a = 0$")
edge = np.array([-2.0, 1.5])
plane.plot(edge, -(w[0] * edge + b) / w[1], color="black", label="$w^T x + b = 0$")
foot = -b * w / np.dot(w, w)
plane.annotate("", xy=foot + w, xytext=foot, arrowprops={"arrowstyle": "-|>", "lw": 2, "color": "tab:red"})
plane.annotate("$w$", xy=foot + w, xytext=(6, 4), textcoords="offset points", color="tab:red", size=14)
plane.set(xlim=(-2.2, 2.2), ylim=(-2.9, 2.2), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
plane.set_title("De qué lado de la recta está cada punto")  # lang: es
plane.set_title("On which side of the line each point lies")  # lang: en
plane.legend(loc="lower center", ncols=3, framealpha=1, columnspacing=1, handletextpad=0.4)

z = np.linspace(-3, 3, 601)
curve.plot(z, step(z), color="black", label="$f(z)$")
curve.plot(z, np.zeros_like(z), color="tab:red", ls="--", label="$f'(z)$")
curve.set(xlabel="$z$", ylim=(-0.15, 1.25))
curve.set_title("El escalón: su derivada es cero en todas partes")  # lang: es
curve.set_title("The step: its derivative is zero everywhere")  # lang: en
curve.legend(loc="upper left")
plt.show()

# %% [markdown] lang="es"
# A la derecha está el problema: mover un poco $w$ casi nunca cambia la salida, así que la derivada es cero
# y el descenso de gradiente no sabe hacia dónde ir. La solución histórica fue **suavizar el escalón**.
#
# ## 2. Las activaciones clásicas
#
# | | fórmula | rango |
# | --- | --- | --- |
# | sigmoide logística | $\sigma(x) = \dfrac{1}{1 + e^{-x}}$ | $(0, 1)$ |
# | sigmoide bipolar | $\beta(x) = \dfrac{1 - e^{-x}}{1 + e^{-x}}$ | $(-1, 1)$ |
# | tangente hiperbólica | $\tanh(x) = \dfrac{1 - e^{-2x}}{1 + e^{-2x}}$ | $(-1, 1)$ |
#
# En el papel son fáciles. En el computador, $e^{1000}$ no cabe en un `float64`: NumPy advierte y entrega
# `inf`, y `inf / inf` es `nan`. Un solo `nan` basta para arruinar una red entera, por eso vale la pena
# aprender a **reescribir una fórmula antes de programarla**. Veamos cómo con otra función, *softplus*,
# $\log(1 + e^x)$: si $x$ es grande, sacamos $e^x$ como factor,
#
# $$ \log(1 + e^x) = \log\big(e^x (e^{-x} + 1)\big) = x + \log(1 + e^{-x}), $$
#
# y ahora el exponente es negativo. Con $|x|$ las dos versiones se juntan en una sola línea.

# %% [markdown] lang="en"
# On the right is the problem: moving $w$ a little hardly ever changes the output, so the derivative is zero
# and gradient descent does not know where to go. History's answer was to **smooth the step**.
#
# ## 2. The classical activations
#
# | | formula | range |
# | --- | --- | --- |
# | logistic sigmoid | $\sigma(x) = \dfrac{1}{1 + e^{-x}}$ | $(0, 1)$ |
# | bipolar sigmoid | $\beta(x) = \dfrac{1 - e^{-x}}{1 + e^{-x}}$ | $(-1, 1)$ |
# | hyperbolic tangent | $\tanh(x) = \dfrac{1 - e^{-2x}}{1 + e^{-2x}}$ | $(-1, 1)$ |
#
# On paper they are easy. In a computer, $e^{1000}$ does not fit into a `float64`: NumPy warns and gives
# `inf`, and `inf / inf` is `nan`. A single `nan` is enough to ruin a whole network, so it pays to learn how
# to **rewrite a formula before programming it**. Let us see how with another function, *softplus*,
# $\log(1 + e^x)$: when $x$ is large, we take out the factor $e^x$,
#
# $$ \log(1 + e^x) = \log\big(e^x (e^{-x} + 1)\big) = x + \log(1 + e^{-x}), $$
#
# and now the exponent is negative. With $|x|$ both versions fit into a single line.


# %%
def softplus_on_paper(x: np.ndarray) -> np.ndarray:
    """The formula as it stands in the book."""
    with np.errstate(over="ignore"):  # we know that it overflows: that is the point
        return np.log(1 + np.exp(x))


def softplus_rewritten(x: np.ndarray) -> np.ndarray:
    """The same function, with an exponent that is never positive."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


for x in (-1000.0, -40.0, 1.0, 1000.0):
    print(f"{x:8.0f}   {softplus_on_paper(x):22.15g}   {softplus_rewritten(x):22.15g}")

# %% [markdown] lang="es"
# La fórmula del papel falla en los dos extremos: a la derecha da `inf`, y en $-40$ pierde todas las cifras
# (da 0 en vez de $4 \cdot 10^{-18}$).
#
# Ahora te toca. Las tres funciones reciben un arreglo `float64` de cualquier forma y deben servir hasta
# $|x| = 1000$. No valen `scipy.special.expit`, `np.tanh` ni `torch`: la gracia es hacerlo tú.

# %% [markdown] lang="en"
# The formula on paper fails at both ends: on the right it gives `inf`, and at $-40$ it loses every digit
# (it gives 0 instead of $4 \cdot 10^{-18}$).
#
# Now it is your turn. The three functions take a `float64` array of any shape and should work up to
# $|x| = 1000$. `scipy.special.expit`, `np.tanh` and `torch` are off limits: the point is to do it yourself.


# %% exercise="logistic_sigmoid" points=1 off_limits="numpy_sigmoids"
def logistic_sigmoid(x: np.ndarray) -> np.ndarray:
    """
    :es:
    Sigmoide logística, `1 / (1 + e^-x)`, elemento por elemento.

    Exacta hasta `|x| = 1000` (los límites son 0 y 1) y sin advertencias de NumPy.

    Argumentos:
        x: arreglo float64 de cualquier forma (también 0-d o vacío); no se modifica.

    Devuelve:
        Un arreglo float64 con la forma de `x`.
    :en:
    Logistic sigmoid, `1 / (1 + e^-x)`, element by element.

    Accurate up to `|x| = 1000` (the limits are 0 and 1), and without a warning from NumPy.

    Args:
        x: float64 array of any shape (0-d or empty too); it is not modified.

    Returns:
        A float64 array with the shape of `x`.
    :end:

    >>> logistic_sigmoid(np.array([-1000.0, 0.0, 1.0]))
    array([0.        , 0.5       , 0.73105858])
    """
    ### BEGIN SOLUTION
    decay = np.exp(-np.abs(x))  # between 0 and 1, however large x is
    return np.where(x >= 0, 1.0, decay) / (1.0 + decay)
    ### END SOLUTION


# %% exercise="bipolar_sigmoid" points=1 off_limits="numpy_sigmoids"
def bipolar_sigmoid(x: np.ndarray) -> np.ndarray:
    """
    :es:
    Sigmoide bipolar, `(1 - e^-x) / (1 + e^-x)`, elemento por elemento.

    Exacta hasta `|x| = 1000` (los límites son -1 y 1) y sin advertencias de NumPy.

    Argumentos:
        x: arreglo float64 de cualquier forma (también 0-d o vacío); no se modifica.

    Devuelve:
        Un arreglo float64 con la forma de `x`.
    :en:
    Bipolar sigmoid, `(1 - e^-x) / (1 + e^-x)`, element by element.

    Accurate up to `|x| = 1000` (the limits are -1 and 1), and without a warning from NumPy.

    Args:
        x: float64 array of any shape (0-d or empty too); it is not modified.

    Returns:
        A float64 array with the shape of `x`.
    :end:

    >>> bipolar_sigmoid(np.array([-1000.0, 0.0, 1.0]))
    array([-1.        ,  0.        ,  0.46211716])
    """
    ### BEGIN SOLUTION
    decay = np.exp(-np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)
    ### END SOLUTION


# %% exercise="hyperbolic_tangent" points=1 off_limits="numpy_sigmoids"
def hyperbolic_tangent(x: np.ndarray) -> np.ndarray:
    """
    :es:
    Tangente hiperbólica, `(1 - e^-2x) / (1 + e^-2x)`, elemento por elemento.

    Exacta hasta `|x| = 1000` (los límites son -1 y 1) y sin advertencias de NumPy.

    Argumentos:
        x: arreglo float64 de cualquier forma (también 0-d o vacío); no se modifica.

    Devuelve:
        Un arreglo float64 con la forma de `x`.
    :en:
    Hyperbolic tangent, `(1 - e^-2x) / (1 + e^-2x)`, element by element.

    Accurate up to `|x| = 1000` (the limits are -1 and 1), and without a warning from NumPy.

    Args:
        x: float64 array of any shape (0-d or empty too); it is not modified.

    Returns:
        A float64 array with the shape of `x`.
    :end:

    >>> hyperbolic_tangent(np.array([-1000.0, 0.0, 1.0]))
    array([-1.        ,  0.        ,  0.76159416])
    """
    ### BEGIN SOLUTION
    decay = np.exp(-2.0 * np.abs(x))
    return np.sign(x) * (1.0 - decay) / (1.0 + decay)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Las tres curvas y sus derivadas
#
# Las tres son la misma curva, estirada y corrida: $\beta(x) = 2\sigma(x) - 1$ y $\tanh(x) = \beta(2x)$. Sus
# derivadas se escriben con la propia salida, y por eso fueron tan cómodas para los primeros que programaron
# *backpropagation*: $\sigma' = \sigma (1 - \sigma)$, $\beta' = (1 - \beta^2) / 2$ y $\tanh' = 1 - \tanh^2$.
# (Las celdas que siguen usan tus funciones: si todavía no las escribes, van a reclamar.)

# %% [markdown] lang="en"
# ### The three curves and their derivatives
#
# All three are the same curve, stretched and shifted: $\beta(x) = 2\sigma(x) - 1$ and
# $\tanh(x) = \beta(2x)$. Their derivatives can be written with the output itself, which is why the first
# people who programmed backpropagation liked them: $\sigma' = \sigma (1 - \sigma)$,
# $\beta' = (1 - \beta^2) / 2$ and $\tanh' = 1 - \tanh^2$.
# (The cells that follow use your functions: they will complain until you have written them.)

# %%
x = np.linspace(-6, 6, 601)
logistic, bipolar, tangent = logistic_sigmoid(x), bipolar_sigmoid(x), hyperbolic_tangent(x)
figure, (values, slopes) = plt.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained")
for name, value, slope, color in (
    (r"$\sigma$", logistic, logistic * (1 - logistic), "tab:blue"),
    (r"$\beta$", bipolar, (1 - bipolar**2) / 2, "tab:green"),
    (r"$\tanh$", tangent, 1 - tangent**2, "tab:orange"),
):
    values.plot(x, value, color=color, label=name)
    slopes.plot(x, slope, color=color, label=name + "$\\,'$")
for axes in (values, slopes):
    axes.axvline(0, color="0.8", lw=0.8, zorder=0)
    axes.axhline(0, color="0.8", lw=0.8, zorder=0)
    axes.set_xlabel("$x$")
    axes.legend(loc="upper left")
values.set_title("Valor")  # lang: es
values.set_title("Value")  # lang: en
slopes.set_title("Derivada: a lo más 1/4, 1/2 y 1")  # lang: es
slopes.set_title("Derivative: at most 1/4, 1/2 and 1")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Mira las colas: lejos del cero la derivada es prácticamente nula. Ahí la neurona está **saturada**. Y como
# la regla de la cadena *multiplica* las derivadas de todas las capas, en una red profunda el gradiente se
# desvanece. Abajo, una red al azar de 15 capas: ¿cuánto gradiente llega a cada una?

# %% [markdown] lang="en"
# Look at the tails: far from zero the derivative is practically nil. There the neuron is **saturated**. And
# since the chain rule *multiplies* the derivatives of all layers, in a deep network the gradient vanishes.
# Below, a random network of 15 layers: how much gradient arrives at each of them?


# %%
def gradient_norms(f: Callable, layers: int = 15, width: int = 100) -> list[float]:
    """Norm of the gradient of a random output with respect to each layer's preactivation."""
    generator = torch.Generator().manual_seed(0)
    a = torch.randn(64, width, generator=generator)
    preactivations = []
    for _ in range(layers):
        weights = torch.randn(width, width, generator=generator) / width**0.5
        z = (a @ weights).requires_grad_()
        preactivations.append(z)
        a = f(z)
    a.backward(torch.randn(a.shape, generator=generator), inputs=preactivations)
    return [z.grad.norm().item() for z in preactivations]


figure, axes = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
for name, f, color in (("$\\sigma$", torch.sigmoid, "tab:blue"), ("$\\tanh$", torch.tanh, "tab:orange")):
    norms = gradient_norms(f)
    axes.semilogy(range(1, len(norms) + 1), norms, "o-", color=color, label=name)
axes.legend()
axes.set_xlabel("capa (la salida está a la derecha)")  # lang: es
axes.set_ylabel("norma del gradiente")  # lang: es
axes.set_title("Con la sigmoide, a la primera capa no llega casi nada")  # lang: es
axes.set_xlabel("layer (the output is on the right)")  # lang: en
axes.set_ylabel("norm of the gradient")  # lang: en
axes.set_title("With the sigmoid, next to nothing arrives at the first layer")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 3. ReLU y su familia
#
# $\mathrm{ReLU}(x) = \max(0, x)$ no se satura a la derecha: ahí su derivada es 1, siempre. Pero a la
# izquierda es exactamente 0: una neurona que cae a ese lado con *todos* los datos no recibe gradiente y no
# vuelve a moverse. Se dice que está **muerta**. Las variantes que siguen dejan pasar algo por la izquierda,
# cada una a su manera.
#
# ### Antes de empezar: una trampa de `torch.where`
#
# Casi todas se escriben «esto donde $x > 0$, si no aquello». `torch.where` calcula **las dos ramas** para
# todos los elementos y después elige. Para los valores da lo mismo. Para el gradiente, no: si la rama que
# no se eligió tiene derivada infinita o `nan`, la regla de la cadena hace $0 \cdot \infty = \mathrm{nan}$.
# Mira lo que pasa con $g(x) = \sqrt{x}$ para $x > 0$ y $0$ para el resto:

# %% [markdown] lang="en"
# ## 3. ReLU and its family
#
# $\mathrm{ReLU}(x) = \max(0, x)$ does not saturate on the right: its derivative is 1 there, always. But on
# the left it is exactly 0: a neuron that ends up on that side for *all* of the data gets no gradient and
# never moves again. It is called **dead**. The variants below let something through on the left, each in
# its own way.
#
# ### Before you begin: a trap in `torch.where`
#
# Nearly all of them read "this where $x > 0$, else that". `torch.where` computes **both branches** for all
# elements and then picks. For the values that makes no difference. For the gradient it does: if the branch
# that was not picked has a derivative that is infinite or `nan`, the chain rule computes
# $0 \cdot \infty = \mathrm{nan}$. Look at what happens with $g(x) = \sqrt{x}$ for $x > 0$ and $0$ for the
# rest:


# %%
def root_with_trap(x: torch.Tensor) -> torch.Tensor:
    return torch.where(x > 0, torch.sqrt(x), 0.0)


def root_without_trap(x: torch.Tensor) -> torch.Tensor:
    harmless = torch.where(x > 0, x, 1.0)  # what sqrt gets to see where it will not be picked
    return torch.where(x > 0, torch.sqrt(harmless), 0.0)


for g in (root_with_trap, root_without_trap):
    x = torch.tensor([-1.0, 4.0], requires_grad=True)
    y = g(x)
    y.sum().backward()
    print(f"{g.__name__:18}", y.tolist(), x.grad.tolist())

# %% [markdown] lang="es"
# Los valores son iguales; los gradientes, no. El remedio es general: **que la rama que no se va a elegir
# reciba un número inofensivo**. Tenlo presente cuando aparezca $e^x$ con $x = 1000$.
#
# ### Los cinco ejercicios
#
# Reciben un tensor `float32` o `float64` de cualquier forma y devuelven otro igual, por el que fluye el
# gradiente. No valen las activaciones que trae PyTorch (`nn.LeakyReLU`, `F.elu`, `torch.relu`, …); sí valen
# `torch.sigmoid`, `torch.tanh`, `torch.special`, `where`, `clamp`, `exp`, `expm1`, `erf` y compañía.
#
# **Leaky ReLU** (Maas y otros, 2013): a la izquierda, una recta de pendiente pequeña.
#
# $$ \mathrm{LeakyReLU}(x) = \begin{cases} x & x > 0 \\ s\,x & x \le 0 \end{cases} $$

# %% [markdown] lang="en"
# The values agree; the gradients do not. The remedy is a general one: **give the branch that will not be
# picked a harmless number**. Keep it in mind when $e^x$ meets $x = 1000$.
#
# ### The five exercises
#
# They take a `float32` or `float64` tensor of any shape and return another one like it, through which the
# gradient flows. PyTorch's own activations are off limits (`nn.LeakyReLU`, `F.elu`, `torch.relu`, …);
# `torch.sigmoid`, `torch.tanh`, `torch.special`, `where`, `clamp`, `exp`, `expm1`, `erf` and the like are
# fine.
#
# **Leaky ReLU** (Maas et al., 2013): on the left, a line with a small slope.
#
# $$ \mathrm{LeakyReLU}(x) = \begin{cases} x & x > 0 \\ s\,x & x \le 0 \end{cases} $$


# %% exercise="leaky_relu" points=1 off_limits="torch_activations"
def leaky_relu(x: torch.Tensor, negative_slope: float = 0.01) -> torch.Tensor:
    """
    :es:
    ReLU con fuga: `x` donde `x > 0`, si no `negative_slope * x`.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.
        negative_slope: la pendiente a la izquierda de cero; cualquier float, también negativo o mayor que 1.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.
    :en:
    Leaky ReLU: `x` where `x > 0`, else `negative_slope * x`.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.
        negative_slope: the slope left of zero; any float, negative or above 1 too.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.
    :end:

    >>> leaky_relu(torch.tensor([-2.0, 3.0]), 0.1)
    tensor([-0.2000,  3.0000])
    """
    ### BEGIN SOLUTION
    return torch.where(x > 0, x, negative_slope * x)
    ### END SOLUTION


# %% [markdown] lang="es"
# **ELU** (Clevert y otros, 2015): a la izquierda baja suavemente hasta $-\alpha$. Como también hay salidas
# negativas, la media de una capa queda más cerca de cero.
#
# $$ \mathrm{ELU}(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases} $$

# %% [markdown] lang="en"
# **ELU** (Clevert et al., 2015): on the left it falls smoothly to $-\alpha$. As there are negative outputs
# too, the mean of a layer stays closer to zero.
#
# $$ \mathrm{ELU}(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases} $$


# %% exercise="elu" points=1 off_limits="torch_activations"
def elu(x: torch.Tensor, alpha: float = 1.0) -> torch.Tensor:
    """
    :es:
    ELU: `x` donde `x > 0`, si no `alpha (e^x - 1)`.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.
        alpha: cualquier float.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.
    :en:
    ELU: `x` where `x > 0`, else `alpha (e^x - 1)`.

    Value and gradient are finite for inputs up to ±1000.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.
        alpha: any float.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.
    :end:

    >>> elu(torch.tensor([-1000.0, -1.0, 3.0]))
    tensor([-1.0000, -0.6321,  3.0000])
    """
    ### BEGIN SOLUTION
    left = torch.clamp(x, max=0.0)  # e^x would overflow on the right, and its gradient with it
    return torch.where(x > 0, x, alpha * torch.expm1(left))
    ### END SOLUTION


# %% [markdown] lang="es"
# **SELU** (Klambauer y otros, 2017): una ELU con dos constantes elegidas con cuidado, de modo que una capa
# con entradas de media 0 y varianza 1 entregue salidas de media 0 y varianza 1. Cópialas con **todas las
# cifras**:
#
# $$ \mathrm{SELU}(x) = \lambda \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}
# \qquad \begin{aligned} \lambda &= 1.0507009873554804934193349852946 \\
# \alpha &= 1.6732632423543772848170429916717 \end{aligned} $$

# %% [markdown] lang="en"
# **SELU** (Klambauer et al., 2017): an ELU with two constants that were chosen with care, so that a layer
# whose inputs have mean 0 and variance 1 gives outputs with mean 0 and variance 1. Copy them with **all
# their digits**:
#
# $$ \mathrm{SELU}(x) = \lambda \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}
# \qquad \begin{aligned} \lambda &= 1.0507009873554804934193349852946 \\
# \alpha &= 1.6732632423543772848170429916717 \end{aligned} $$


# %% exercise="selu" points=1 off_limits="torch_activations"
def selu(x: torch.Tensor) -> torch.Tensor:
    """
    :es:
    SELU: `λ x` donde `x > 0`, si no `λ α (e^x - 1)`, con `λ = 1.0507009873554805` y
    `α = 1.6732632423543772`.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.
    :en:
    SELU: `λ x` where `x > 0`, else `λ α (e^x - 1)`, with `λ = 1.0507009873554805` and
    `α = 1.6732632423543772`.

    Value and gradient are finite for inputs up to ±1000.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.
    :end:

    >>> selu(torch.tensor([-1000.0, 0.0, 1.0]))
    tensor([-1.7581,  0.0000,  1.0507])
    """
    ### BEGIN SOLUTION
    scale = 1.0507009873554804934193349852946
    alpha = 1.6732632423543772848170429916717
    left = torch.clamp(x, max=0.0)
    return scale * torch.where(x > 0, x, alpha * torch.expm1(left))
    ### END SOLUTION


# %% [markdown] lang="es"
# **GELU** (Hendrycks y Gimpel, 2016), la de los *transformers*: pondera $x$ con la probabilidad de que una
# normal estándar sea menor que $x$.
#
# $$ \mathrm{GELU}(x) = x\,\Phi(x), \qquad \Phi(x) = P(Z \le x), \quad Z \sim \mathcal{N}(0, 1) $$
#
# Circulan dos aproximaciones, una con $\tanh$ y otra con $\sigma$. Aquí queremos la función exacta.

# %% [markdown] lang="en"
# **GELU** (Hendrycks and Gimpel, 2016), the one in transformers: it weighs $x$ with the probability that a
# standard normal variable is below $x$.
#
# $$ \mathrm{GELU}(x) = x\,\Phi(x), \qquad \Phi(x) = P(Z \le x), \quad Z \sim \mathcal{N}(0, 1) $$
#
# Two approximations are around, one with $\tanh$ and one with $\sigma$. Here we want the exact function.


# %% exercise="gelu" points=1 off_limits="torch_activations"
def gelu(x: torch.Tensor) -> torch.Tensor:
    """
    :es:
    GELU: `x Φ(x)`, con la función de distribución normal exacta (no la aproximación con tanh).

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.
    :en:
    GELU: `x Φ(x)`, with the exact normal distribution function (not the approximation by tanh).

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.
    :end:

    >>> gelu(torch.tensor([-1.0, 0.0, 2.0]))
    tensor([-0.1587,  0.0000,  1.9545])
    """
    ### BEGIN SOLUTION
    return x * 0.5 * (1.0 + torch.erf(x / 2**0.5))
    ### END SOLUTION


# %% [markdown] lang="es"
# **SiLU** o *swish* (Elfwing y otros, 2017; Ramachandran y otros, 2017): lo mismo, con la sigmoide como peso.
#
# $$ \mathrm{SiLU}(x) = x\,\sigma(x) $$

# %% [markdown] lang="en"
# **SiLU** or *swish* (Elfwing et al., 2017; Ramachandran et al., 2017): the same, with the sigmoid as weight.
#
# $$ \mathrm{SiLU}(x) = x\,\sigma(x) $$


# %% exercise="silu" points=1 off_limits="torch_activations"
def silu(x: torch.Tensor) -> torch.Tensor:
    """
    :es:
    SiLU: `x · sigmoid(x)`.

    El valor y el gradiente son finitos para entradas hasta ±1000.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma; no se modifica.

    Devuelve:
        Un tensor con la forma y el dtype de `x`; el gradiente llega hasta `x`.
    :en:
    SiLU: `x · sigmoid(x)`.

    Value and gradient are finite for inputs up to ±1000.

    Args:
        x: float32 or float64 tensor of any shape; it is not modified.

    Returns:
        A tensor with the shape and the dtype of `x`; the gradient reaches `x`.
    :end:

    >>> silu(torch.tensor([-1.0, 0.0, 2.0]))
    tensor([-0.2689,  0.0000,  1.7616])
    """
    ### BEGIN SOLUTION
    return x * torch.sigmoid(x)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### ¿Cumple SELU lo que promete?
#
# Mandamos datos normales por 40 capas al azar (pesos con varianza $1/n$) y anotamos la desviación estándar de
# las salidas de cada capa.

# %% [markdown] lang="en"
# ### Does SELU keep its word?
#
# We send normal data through 40 random layers (weights with variance $1/n$) and note the standard deviation
# of each layer's outputs.


# %%
def spread_by_layer(f: Callable, layers: int = 40, width: int = 200) -> list[float]:
    """Standard deviation of the outputs of each layer of a random network."""
    generator = torch.Generator().manual_seed(1)
    a = torch.randn(200, width, generator=generator)
    spread = [a.std().item()]
    for _ in range(layers):
        a = f(a @ (torch.randn(width, width, generator=generator) / width**0.5))
        spread.append(a.std().item())
    return spread


figure, axes = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
for name, f in (("SELU", selu), ("ELU", elu), ("Leaky ReLU", leaky_relu), ("GELU", gelu)):
    axes.semilogy(spread_by_layer(f), label=name)
axes.set_ylim(1e-8, 10)
axes.legend(loc="lower left")
axes.set_xlabel("capa")  # lang: es
axes.set_ylabel("desviación estándar")  # lang: es
axes.set_title("SELU mantiene la escala; las demás la pierden capa a capa")  # lang: es
axes.set_xlabel("layer")  # lang: en
axes.set_ylabel("standard deviation")  # lang: en
axes.set_title("SELU keeps the scale; the others lose it layer by layer")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 4. Una pendiente que se aprende: PReLU
#
# ¿Y por qué elegir la pendiente a mano? **PReLU** (He y otros, 2015) la convierte en un parámetro más, que se
# ajusta con los datos. En PyTorch, un parámetro es un `nn.Parameter` que se guarda como atributo de un
# `nn.Module`: así el módulo lo conoce, el optimizador lo recibe de `parameters()` y `.to(...)` lo convierte.
# Un ejemplo mínimo, una ganancia que se aprende:

# %% [markdown] lang="en"
# ## 4. A slope that is learned: PReLU
#
# Why choose the slope by hand? **PReLU** (He et al., 2015) turns it into one more parameter, fitted to the
# data. In PyTorch a parameter is an `nn.Parameter` stored as an attribute of an `nn.Module`: that is how
# the module knows it, how the optimizer gets it from `parameters()`, and how `.to(...)` converts it. A
# minimal example, a gain that is learned:


# %%
class Gain(nn.Module):
    """Multiplies its input by a number that is learned."""

    def __init__(self, start: float = 1.0) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.tensor(start))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.gain * x


module = Gain()
optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
inputs = torch.linspace(-1, 1, 21)
for _ in range(60):
    optimizer.zero_grad()
    loss = ((module(inputs) - 3 * inputs) ** 2).mean()
    loss.backward()
    optimizer.step()
print([(name, round(each.item(), 3)) for name, each in module.named_parameters()])

# %% [markdown] lang="es"
# PReLU puede tener una sola pendiente para todo, o una por **canal**. En los lotes de PyTorch los canales
# van en la dimensión 1: $(N, C)$ para vectores, $(N, C, L)$ para señales, $(N, C, H, W)$ para imágenes.
# Cuidado con el *broadcasting*, que alinea formas por la **derecha**.

# %% [markdown] lang="en"
# PReLU may have a single slope for everything, or one per **channel**. In PyTorch's batches the channels
# are dimension 1: $(N, C)$ for vectors, $(N, C, L)$ for signals, $(N, C, H, W)$ for images. Mind
# broadcasting, which aligns shapes on the **right**.


# %% exercise="PReLU" points=2 off_limits="torch_activations"
class PReLU(nn.Module):
    """
    :es:
    ReLU paramétrica: `x` donde `x > 0`, si no `weight * x`, con `weight` aprendible.

    Tiene un solo `nn.Parameter`, llamado `weight`, de forma `(num_parameters,)`. Si `num_parameters` es 1, se
    aplica a todos los elementos de una entrada de cualquier forma; si es `C > 1`, el parámetro `c` se aplica
    al canal `c` de la dimensión 1 de una entrada `(N, C, …)`. Los gradientes llegan a la entrada y al peso.

    Argumentos:
        num_parameters: 1 o el número de canales.
        init: valor inicial de todos los parámetros.

    Lanza (al llamar al módulo):
        ValueError: `C > 1` y la entrada tiene menos de dos dimensiones, o su dimensión 1 no es `C`.
    :en:
    Parametric ReLU: `x` where `x > 0`, else `weight * x`, with a `weight` that is learned.

    It has one `nn.Parameter`, called `weight`, of shape `(num_parameters,)`. If `num_parameters` is 1, it
    applies to all elements of an input of any shape; if it is `C > 1`, parameter `c` applies to channel `c`
    of dimension 1 of an `(N, C, …)` input. Gradients reach the input and `weight`.

    Args:
        num_parameters: 1 or the number of channels.
        init: initial value of all parameters.

    Raises (when the module is called):
        ValueError: `C > 1` and the input has fewer than two dimensions, or its dimension 1 is not `C`.
    :end:

    >>> PReLU(2, init=0.5)(torch.tensor([[-1.0, -2.0], [3.0, -4.0]])).tolist()
    [[-0.5, -1.0], [3.0, -2.0]]
    """

    def __init__(self, num_parameters: int = 1, init: float = 0.25) -> None:
        ### BEGIN SOLUTION
        super().__init__()
        self.weight = nn.Parameter(torch.full((num_parameters,), init))
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ### BEGIN SOLUTION
        channels = len(self.weight)
        if channels == 1:
            weight = self.weight.squeeze()  # 0-d: broadcasts to any shape, 0-d included
        else:
            if x.ndim < 2 or x.shape[1] != channels:
                raise ValueError(f"expected an input of shape (N, {channels}, …), got {tuple(x.shape)}")
            weight = self.weight.reshape(-1, *[1] * (x.ndim - 2))  # aligns with dimension 1
        return torch.where(x > 0, x, weight * x)
        ### END SOLUTION


# %% [markdown] lang="es"
# ## 5. Mirar las derivadas
#
# Para comparar activaciones hay que ver sus derivadas, y para eso está autograd. Así se deriva en *un* punto:

# %% [markdown] lang="en"
# ## 5. Looking at the derivatives
#
# To compare activations one has to see their derivatives, and that is what autograd is for. In *one* point:

# %%
x = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
y = torch.exp(-x * x)
y.backward()
print("autograd:", x.grad.item(), "  -2x exp(-x²):", (-2 * x * torch.exp(-x * x)).item())

# %% [markdown] lang="es"
# Con un tensor entero, `y.backward()` reclama que la salida no es un escalar. Pero si $f$ actúa elemento por
# elemento, cada $y_i$ depende solo de su $x_i$: piensa qué escalar puedes formar con los $y_i$ para que su
# derivada respecto de $x_i$ sea justamente $f'(x_i)$.
#
# Y otra cosa: `x` es de quien te llamó. Devuélveselo como estaba, sin `requires_grad` ni `.grad`.

# %% [markdown] lang="en"
# With a whole tensor, `y.backward()` complains that the output is no scalar. But if $f$ acts element by
# element, each $y_i$ depends on its own $x_i$ only: think about which scalar you can form from the $y_i$
# whose derivative with respect to $x_i$ is just $f'(x_i)$.
#
# And one thing more: `x` belongs to your caller. Hand it back as it was, without `requires_grad` and `.grad`.


# %% exercise="activation_gradient" points=1
def activation_gradient(f: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """
    :es:
    La derivada `f'(x)` en cada elemento, tal como la da autograd.

    Argumentos:
        f: función de torch que actúa elemento por elemento.
        x: tensor float32 o float64 de cualquier forma, sin `requires_grad`; queda como estaba, sin
            `requires_grad` y sin `.grad`.

    Devuelve:
        Un tensor como `x` (forma y dtype), separado del grafo.
    :en:
    The derivative `f'(x)` at each element, as autograd gives it.

    Args:
        f: a torch function that acts element by element.
        x: float32 or float64 tensor of any shape, without `requires_grad`; it is left as it was, without
            `requires_grad` and without `.grad`.

    Returns:
        A tensor like `x` (shape and dtype), detached.
    :end:

    >>> activation_gradient(torch.square, torch.tensor([-3.0, 0.0, 2.0]))
    tensor([-6.,  0.,  4.])
    """
    ### BEGIN SOLUTION
    point = x.detach().requires_grad_()  # x itself stays unmarked
    (slope,) = torch.autograd.grad(f(point).sum(), point)
    return slope
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Las variantes de ReLU, lado a lado
#
# Línea continua: el valor; línea cortada: la derivada. Fíjate en tres cosas: qué queda a la izquierda del
# cero, si la derivada salta en el cero, y si la curva baja en alguna parte.

# %% [markdown] lang="en"
# ### ReLU's variants side by side
#
# Solid line: the value; dashed line: the derivative. Look for three things: what is left to the left of zero,
# whether the derivative jumps at zero, and whether the curve goes down anywhere.


# %%
def leaky_tenth(x: torch.Tensor) -> torch.Tensor:
    """Leaky ReLU with a slope that can be seen in a plot."""
    return leaky_relu(x, 0.1)


variants = {
    "ReLU": torch.relu,
    "Leaky ReLU (0.1)": leaky_tenth,
    "PReLU (0.25)": PReLU().double(),
    "ELU": elu,
    "SELU": selu,
    "GELU": gelu,
    "SiLU": silu,
}
x = torch.linspace(-4, 2.5, 1301, dtype=torch.float64) + 1e-6  # a hair off zero, where there is a kink
figure, panels = plt.subplots(2, 4, figsize=(11, 5.2), sharex=True, sharey=True, layout="constrained")
for axes, (name, f), color in zip(panels.flat, variants.items(), plt.cm.tab10.colors, strict=False):
    axes.axhline(0, color="0.8", lw=0.8, zorder=0)
    axes.axvline(0, color="0.8", lw=0.8, zorder=0)
    axes.plot(x, f(x).detach(), color=color, lw=2, label="$f$")
    axes.plot(x, activation_gradient(f, x), color=color, ls="--", label="$f'$")
    axes.set_title(name)
    axes.legend(loc="upper left")
    panels.flat[-1].plot(x, f(x).detach(), color=color, lw=1.2)
panels.flat[-1].axvline(0, color="0.8", lw=0.8, zorder=0)
panels.flat[-1].set(ylim=(-2, 2.6))
panels.flat[-1].set_title("todas juntas")  # lang: es
panels.flat[-1].set_title("all together")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 6. Neuronas muertas
#
# Toma una capa con $H$ neuronas y un lote de $N$ muestras: las preactivaciones forman una matriz $(N, H)$.
# Una neurona está muerta para ese lote si su derivada $f'(z)$ es **exactamente cero con todas las
# muestras**: pase lo que pase después, a sus pesos no les llega nada.

# %% [markdown] lang="en"
# ## 6. Dead units
#
# Take a layer with $H$ units and a batch of $N$ samples: the preactivations form an $(N, H)$ matrix. A unit
# is dead for that batch if its derivative $f'(z)$ is **exactly zero for all samples**: whatever happens
# later on, nothing arrives at its weights.


# %% exercise="dead_unit_fraction" points=2
def dead_unit_fraction(preactivations: torch.Tensor, f: Callable[[torch.Tensor], torch.Tensor]) -> float:
    """
    :es:
    La fracción de las `H` unidades cuyo gradiente `f'(z)` es exactamente cero para todas las `N` muestras.

    Argumentos:
        preactivations: tensor `(N, H)`, float32 o float64; puede pedir gradientes y queda como estaba.
        f: función de torch que actúa elemento por elemento.

    Devuelve:
        Un float entre 0 y 1.

    Lanza:
        ValueError: `preactivations` no tiene dos dimensiones, o no tiene muestras, o no tiene unidades.
    :en:
    The fraction of the `H` units whose gradient `f'(z)` is exactly zero for all `N` samples.

    Args:
        preactivations: `(N, H)` tensor, float32 or float64; it may require gradients, and is left as it is.
        f: a torch function that acts element by element.

    Returns:
        A float between 0 and 1.

    Raises:
        ValueError: `preactivations` does not have two dimensions, or has no samples, or no units.
    :end:

    >>> dead_unit_fraction(torch.tensor([[-1.0, 2.0], [-3.0, -4.0]]), torch.relu)
    0.5
    """
    ### BEGIN SOLUTION
    if preactivations.ndim != 2 or preactivations.numel() == 0:
        raise ValueError(f"expected (N, H) with N, H >= 1, got {tuple(preactivations.shape)}")
    slopes = activation_gradient(f, preactivations.detach())
    dead = (slopes == 0).all(dim=0)
    return dead.double().mean().item()
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Midamos una red al azar
#
# Una capa de 300 neuronas con pesos al azar recibe 100 muestras. A la izquierda hacemos crecer los
# **pesos** y contamos qué fracción de las derivadas de las sigmoides quedó por debajo del 1 % de su máximo
# (saturación). A la derecha bajamos el **sesgo**, como lo haría un paso demasiado grande del optimizador, y
# contamos neuronas muertas.

# %% [markdown] lang="en"
# ### Let us measure a random network
#
# A layer of 300 units with random weights gets 100 samples. On the left we let the **weights** grow, and
# count which fraction of the sigmoids' derivatives fell below 1 % of their maximum (saturation). On the
# right we lower the **bias**, as too large a step of the optimizer would, and count dead units.

# %%
generator = torch.Generator().manual_seed(7)
samples = torch.randn(100, 50, generator=generator, dtype=torch.float64)
layer = torch.randn(50, 300, generator=generator, dtype=torch.float64) / 50**0.5
z = torch.mm(samples, layer)

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), sharey=True, layout="constrained")
scales = np.geomspace(0.5, 50, 25)
for name, f, steepest in (("$\\sigma$", torch.sigmoid, 0.25), ("$\\tanh$", torch.tanh, 1.0)):
    saturated = [(activation_gradient(f, s * z) < 0.01 * steepest).double().mean().item() for s in scales]
    left.semilogx(scales, saturated, "o-", ms=3, label=name)
shifts = np.linspace(0, -6, 25)
for name, f, style, thickness in (
    ("ReLU", torch.relu, "-", 2),
    ("Leaky ReLU", leaky_relu, "-", 6),
    ("ELU", elu, "-", 3),
    ("GELU", gelu, ":", 2),
):
    right.plot(shifts, [dead_unit_fraction(z + b, f) for b in shifts], style, lw=thickness, label=name)
right.invert_xaxis()
left.legend()
right.legend()
left.set_title("Saturación")  # lang: es
left.set_xlabel("escala de los pesos")  # lang: es
left.set_ylabel("fracción")  # lang: es
right.set_title("Neuronas muertas")  # lang: es
right.set_xlabel("sesgo que se suma a todas")  # lang: es
left.set_title("Saturation")  # lang: en
left.set_xlabel("scale of the weights")  # lang: en
left.set_ylabel("fraction")  # lang: en
right.set_title("Dead units")  # lang: en
right.set_xlabel("bias that is added to all of them")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Con un sesgo de $-4$ casi todas las neuronas ReLU están muertas; las demás conservan siempre algo de
# gradiente, por pequeño que sea. (¿Para siempre? Con $z$ muy negativo, la derivada de ELU, $e^z$, también
# se vuelve cero en el computador: prueba cuándo.)
#
# ## 7. Comparar con números
#
# Cerremos con una función que resuma cualquier grupo de activaciones. *Monótona* quiere decir aquí que la
# función no baja: ordena los $x$ y mira si algún valor queda por debajo del anterior por más de $10^{-9}$
# (esa holgura perdona el redondeo).

# %% [markdown] lang="en"
# With a bias of $-4$ nearly all ReLU units are dead; the others always keep some gradient, however small.
# (For ever? With a very negative $z$, ELU's derivative $e^z$ becomes zero in the computer, too: try when.)
#
# ## 7. Comparing in numbers
#
# Let us close with a function that sums up any group of activations. *Monotone* means here that the
# function does not go down: sort the $x$ and look whether any value is below the one before it by more than
# $10^{-9}$ (that slack forgives rounding).


# %% exercise="compare_activations" points=2
def compare_activations(
    activations: dict[str, Callable[[torch.Tensor], torch.Tensor]], x: torch.Tensor
) -> dict[str, dict[str, float | bool]]:
    """
    :es:
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
    :en:
    Four numbers for each activation.

    Args:
        activations: dict from name to a function that acts element by element.
        x: `(N,)` tensor with `N >= 1`, not necessarily sorted; it is not modified.

    Returns:
        A dict with the same keys in the same order; each value is a dict with exactly four keys:
        "mean": float, the mean of `f(x)`;
        "zero_gradient": float, the fraction of elements with `f'(x) == 0`;
        "max_slope": float, the largest `|f'(x)|`;
        "monotone": bool, whether along sorted `x` no value of `f` is more than 1e-9 below the one before it.
    :end:

    >>> compare_activations({"abs": torch.abs}, torch.tensor([3.0, -1.0]))
    {'abs': {'mean': 2.0, 'zero_gradient': 0.0, 'max_slope': 1.0, 'monotone': True}}
    """
    ### BEGIN SOLUTION
    table = {}
    for name, f in activations.items():
        slopes = activation_gradient(f, x)
        steps = f(x.sort().values).diff()
        table[name] = {
            "mean": f(x).mean().item(),
            "zero_gradient": (slopes == 0).double().mean().item(),
            "max_slope": slopes.abs().max().item(),
            "monotone": bool((steps >= -1e-9).all()),
        }
    return table
    ### END SOLUTION


# %%
grid = torch.linspace(-6, 6, 2001, dtype=torch.float64) + 1e-6
everything = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, **variants}
print(f"{'':18}{'mean':>8}{'zero_gradient':>15}{'max_slope':>11}{'monotone':>10}")
for name, row in compare_activations(everything, grid).items():
    print(
        f"{name:18}{row['mean']:8.3f}{row['zero_gradient']:15.2f}{row['max_slope']:11.3f}{row['monotone']!s:>10}"
    )

# %% [markdown] question="variants" points=2 lang="es"
# ## 8. Para escribir
#
# Elige **tres** variantes de ReLU y compáralas. ¿En qué se diferencian? ¿Qué problema de ReLU resuelve cada
# una, y qué se paga por ello? Apóyate en tus gráficos y en tu tabla. Basta con una página (unas 200
# palabras).
#
# ### BEGIN MARK SCHEME
# **2 puntos.** Descuenta por separado; se aceptan otras variantes que las del laboratorio.
#
# * 0,5: describe bien la diferencia *a la izquierda de cero* de las tres (recta fija, recta aprendida,
#   curva que se satura, curva suave que no es monótona, …), no solo sus nombres o fórmulas.
# * 0,75: a cada variante le asigna un problema real de ReLU y explica por qué lo remedia: neuronas muertas
#   (gradiente 0 a la izquierda), media de las salidas lejos de cero, quiebre en cero, escala que se pierde
#   con la profundidad. 0,25 por variante.
# * 0,5: nombra al menos un costo o límite: un hiperparámetro o parámetro más, el costo de la exponencial,
#   la saturación a la izquierda de ELU y SELU, SELU exige pesos de cierta varianza, GELU y SiLU no son
#   monótonas.
# * 0,25: usa evidencia propia (un número de la tabla o algo visible en un gráfico).
#
# Error frecuente: «Leaky ReLU evita que el gradiente se desvanezca» sin distinguirlo de las neuronas
# muertas: 0,5 de los 0,75 en esa parte como máximo.
# ### END MARK SCHEME

# %% [markdown] question="variants" points=2 lang="en"
# ## 8. In writing
#
# Choose **three** ReLU variants and compare them. Where do they differ? Which problem of ReLU does each of
# them address, and at what price? Use your plots and your table. One page (some 200 words) is enough.
#
# ### BEGIN MARK SCHEME
# **2 points.** Parts are marked separately; variants other than those of the lab are accepted.
#
# * 0.5: describes well how the three differ *left of zero* (fixed line, learned line, curve that saturates,
#   smooth curve that is not monotone, …), not just their names or formulas.
# * 0.75: gives each variant a real problem of ReLU and explains why it is a remedy: dead units (gradient 0
#   on the left), mean of the outputs far from zero, kink at zero, scale that is lost with depth. 0.25 per
#   variant.
# * 0.5: names at least one price or limit: one more hyperparameter or parameter, the cost of the
#   exponential, saturation of ELU and SELU on the left, SELU demands weights of a certain variance, GELU
#   and SiLU are not monotone.
# * 0.25: uses evidence of their own (a number of the table, or something that can be seen in a plot).
#
# Common mistake: "Leaky ReLU prevents vanishing gradients" without telling these from dead units: at most
# 0.5 of the 0.75 in that part.
# ### END MARK SCHEME
