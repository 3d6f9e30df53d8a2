# ---
# jupyter:
#   autograder:
#     number: 8
#     title: {es: "Regularización", en: "Regularization"}
#     off_limits:
#       torch_dropout:
#         ["torch.nn.Dropout*", "torch.nn.functional.*dropout*", "torch.dropout", "torch.native_dropout"]
#       torch_batch_norm:
#         [
#           "torch.nn.*BatchNorm*", "torch.nn.modules.batchnorm", "torch.nn.functional.batch_norm",
#           "torch.nn.functional.instance_norm", "torch.*batch_norm*", "torch.ops.*batch_norm*",
#           "torch.ops.*instance_norm*",
#         ]
# ---

# %% [markdown] lang="es"
# # Regularización
#
# Una red con más parámetros que datos puede aprenderse los datos **de memoria**, con su ruido y todo. Eso da
# un error de entrenamiento precioso y un error de validación que no mejora. Regularizar es ponerle
# dificultades a la memoria sin quitarle capacidad a la red.
#
# En este laboratorio vas a
#
# 1. frenar los pesos (decaimiento de pesos, o *weight decay*) y detenerte a tiempo (*early stopping*);
# 2. apagar neuronas al azar (*dropout*), como función, como módulo y dentro de una CNN;
# 3. recortar, agrandar, girar y correr imágenes, para tener más ejemplos con las mismas fotos;
# 4. programar la normalización por lotes (*batch normalization*) con sus dos modos, y medir qué aporta.
#
# Debajo de cada ejercicio hay una celda con `check(...)`: córrela las veces que quieras. Te dice qué va bien,
# qué falta y te da una pista. No pone nota; esa la pone el corrector, que mira lo mismo con más casos.

# %% [markdown] lang="en"
# # Regularization
#
# A network with more parameters than data can learn the data **by heart**, noise and all. That gives a
# beautiful training error, and a validation error that does not improve. To regularize is to make memorizing
# hard without taking capacity away from the network.
#
# In this lab you will
#
# 1. hold the weights back (weight decay) and stop in time (early stopping);
# 2. switch units off at random (dropout): as a function, as a module and inside a CNN;
# 3. crop, enlarge, rotate and shift images, to have more examples out of the same pictures;
# 4. program batch normalization with its two modes, and measure what it brings.
#
# Below each exercise there is a cell with `check(...)`: run it as often as you like. It says what works and
# what is missing, and gives you a hint. It gives no marks; the grader does, looking at the same with more
# cases.

# %% role="setup"
import math
import time
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import torch
from PIL import Image
from sklearn.datasets import load_digits, load_sample_image
from torch import nn
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as transforms

# %% [markdown] lang="es"
# ## 1. Aprender de memoria
#
# Doce puntos de un seno con ruido, y un modelo con veinte pesos: una suma de campanas
# $y(x) = \sum_j w_j \varphi_j(x)$. Lo entrenamos con descenso de gradiente sobre
#
# $$ C_0(w) = \frac{1}{2n} \sum_{i=1}^n \big(y(x_i) - t_i\big)^2 $$
#
# y miramos, además, el mismo error en puntos que el modelo no ve.

# %% [markdown] lang="en"
# ## 1. Learning by heart
#
# Twelve points of a noisy sine, and a model with twenty weights: a sum of bumps
# $y(x) = \sum_j w_j \varphi_j(x)$. We train it with gradient descent on
#
# $$ C_0(w) = \frac{1}{2n} \sum_{i=1}^n \big(y(x_i) - t_i\big)^2 $$
#
# and watch the same error on points that the model does not see.


# %%
def bumps(x: np.ndarray, count: int = 20) -> np.ndarray:
    """`count` Gaussian bumps side by side, evaluated at `x (n,)`: the features `(n, count)`."""
    centres = np.linspace(0, 1, count)
    return np.exp(-(((x[:, None] - centres) / 0.08) ** 2) / 2)


def squared_error(w: np.ndarray, features: np.ndarray, t: np.ndarray) -> float:
    """Half the mean squared error."""
    return float(np.mean((features @ w - t) ** 2) / 2)


def error_gradient(w: np.ndarray, features: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Gradient of `squared_error` with respect to `w`."""
    return features.T @ (features @ w - t) / len(t)


rng = np.random.default_rng(5)
x_train = np.sort(rng.uniform(0, 1, 12))
t_train = np.sin(2 * np.pi * x_train) + rng.normal(0, 0.35, len(x_train))
x_valid = np.linspace(0.02, 0.98, 60)
t_valid = np.sin(2 * np.pi * x_valid) + rng.normal(0, 0.35, len(x_valid))
features_train, features_valid = bumps(x_train), bumps(x_valid)

w = np.zeros(20)
train_errors, valid_errors, lengths = [], [], []
for _ in range(6000):
    w = w - 0.5 * error_gradient(w, features_train, t_train)
    train_errors.append(squared_error(w, features_train, t_train))
    valid_errors.append(squared_error(w, features_valid, t_valid))
    lengths.append(np.linalg.norm(w))

figure, (errors, norm) = plt.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained")
steps = np.arange(1, len(train_errors) + 1)
errors.loglog(steps, train_errors, color="tab:blue", label="entrenamiento")  # lang: es
errors.loglog(steps, valid_errors, color="tab:orange", label="validación")  # lang: es
errors.loglog(steps, train_errors, color="tab:blue", label="training")  # lang: en
errors.loglog(steps, valid_errors, color="tab:orange", label="validation")  # lang: en
errors.legend()
norm.semilogx(steps, lengths, color="tab:red")
norm.set(ylim=(0, None), ylabel=r"$\|w\|$")
errors.set(title="El error baja y baja, pero solo en los datos vistos", ylabel="$C_0$")  # lang: es
norm.set(title="Los pesos no dejan de crecer")  # lang: es
errors.set(title="The error falls and falls, on the data it has seen", ylabel="$C_0$")  # lang: en
norm.set(title="The weights never stop growing")  # lang: en
for axes in (errors, norm):
    axes.set_xlabel("pasos")  # lang: es
    axes.set_xlabel("steps")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Los dos errores bajan juntos al principio; después el de validación se da vuelta. Desde ahí cada paso gana
# en los doce puntos vistos y pierde en los demás. La figura de la derecha da la clave: para pasar por cada
# punto, el modelo necesita pesos grandes de signos opuestos.
#
# ## 2. Decaimiento de pesos
#
# **Penalizar.** Si los pesos grandes son el problema, que cuesten:
#
# $$ C(w) = C_0(w) + \frac{\lambda}{2n} \lVert w \rVert^2 $$
#
# El descenso de gradiente solo necesita la derivada de esa suma. Es la *penalización L2*.
#
# **Encoger.** Otra forma de decirlo es sin función de costo: antes de sumar el paso de siempre, cada peso
# se queda con una fracción $1 - \lambda$ de lo que era,
#
# $$ w \leftarrow (1 - \lambda)\, w - \eta\, \nabla C_0(w). $$
#
# Es el decaimiento *desacoplado* (Loshchilov y Hutter, 2019). Con descenso de gradiente puro las dos ideas
# son la misma, con otra $\lambda$; con Adam no, porque Adam divide el gradiente, y con él la penalización.

# %% [markdown] lang="en"
# Both errors fall together at first; then that of validation turns around. From there on each step wins on
# the twelve points it has seen and loses on all others. The picture on the right gives the clue: to pass
# through every point, the model needs large weights of opposite signs.
#
# ## 2. Weight decay
#
# **Penalize.** If large weights are the trouble, let them cost something:
#
# $$ C(w) = C_0(w) + \frac{\lambda}{2n} \lVert w \rVert^2 $$
#
# All that gradient descent needs is the derivative of this sum. This is the *L2 penalty*.
#
# **Shrink.** It can also be said without a cost function: before the usual step is added, each weight keeps
# a fraction $1 - \lambda$ of what it was,
#
# $$ w \leftarrow (1 - \lambda)\, w - \eta\, \nabla C_0(w). $$
#
# This is *decoupled* decay (Loshchilov and Hutter, 2019). In plain gradient descent the two ideas are the
# same with another $\lambda$; in Adam they are not, because Adam divides the gradient, penalty included.


# %% exercise="l2_penalty_gradient" points=1
def l2_penalty_gradient(gradient: np.ndarray, w: np.ndarray, lam: float, n: int) -> np.ndarray:
    """
    :es:
    Gradiente del costo con penalización L2: `gradient + (lam / n) w`.

    Argumentos:
        gradient: gradiente del costo sin penalización, arreglo float64 de cualquier forma (también 0-d o
            vacío); no se modifica.
        w: los pesos, con la misma forma; no se modifican.
        lam: la intensidad λ.
        n: el número de ejemplos.

    Devuelve:
        Un arreglo float64 de la misma forma.
    :en:
    Gradient of the cost with L2 penalty: `gradient + (lam / n) w`.

    Args:
        gradient: gradient of the cost without penalty, float64 array of any shape (0-d or empty too);
            it is not modified.
        w: the weights, of the same shape; they are not modified.
        lam: the strength λ.
        n: the number of examples.

    Returns:
        A float64 array of the same shape.
    :end:

    >>> l2_penalty_gradient(np.array([1.0, 0.0]), np.array([2.0, -4.0]), 5.0, 10)
    array([ 2., -2.])
    """
    ### BEGIN SOLUTION
    return gradient + (lam / n) * w
    ### END SOLUTION


# %% exercise="weight_decay_step" points=1
def weight_decay_step(w: np.ndarray, gradient: np.ndarray, learning_rate: float, lam: float) -> np.ndarray:
    """
    :es:
    Un paso de descenso con decaimiento desacoplado: `(1 - lam) w - learning_rate * gradient`.

    Argumentos:
        w: los pesos, arreglo float64 de cualquier forma (también 0-d o vacío); no se modifican.
        gradient: el gradiente del costo en `w`, con la misma forma; no se modifica.
        learning_rate: la tasa de aprendizaje η.
        lam: la fracción que cada peso pierde por paso.

    Devuelve:
        Los pesos nuevos, un arreglo float64 de la misma forma.

    Lanza:
        ValueError: si no se cumple `0 <= lam < 1`.
    :en:
    A step of descent with decoupled decay: `(1 - lam) w - learning_rate * gradient`.

    Args:
        w: the weights, float64 array of any shape (0-d or empty too); they are not modified.
        gradient: gradient of the cost at `w`, of the same shape; it is not modified.
        learning_rate: the learning rate η.
        lam: the fraction that each weight loses per step.

    Returns:
        The new weights, a float64 array of the same shape.

    Raises:
        ValueError: unless `0 <= lam < 1`.
    :end:

    >>> weight_decay_step(np.array([10.0, -10.0]), np.array([2.0, 2.0]), 0.5, 0.1)
    array([  8., -10.])
    """
    ### BEGIN SOLUTION
    if not 0 <= lam < 1:
        raise ValueError(f"lam should be in [0, 1), got {lam}")
    return (1 - lam) * w - learning_rate * gradient
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Los mismos doce puntos, con freno
#
# El mismo modelo con tres valores de λ. A la izquierda, lo que aprendió; a la derecha, el largo de $w$
# durante el entrenamiento. Al final comparamos las dos ideas: con $\lambda_\text{paso} = \eta \lambda / n$
# dan los mismos pesos.

# %% [markdown] lang="en"
# ### The same twelve points, with a brake
#
# The same model with three values of λ. On the left, what it has learned; on the right, the length of $w$
# during training. At the end we compare the two ideas: with $\lambda_\text{step} = \eta \lambda / n$ they
# give the same weights.

# %%
grid = np.linspace(0, 1, 300)
figure, (fit, norm) = plt.subplots(1, 2, figsize=(9.5, 3.8), layout="constrained")
fit.plot(x_train, t_train, "o", color="black", zorder=3)
fit.plot(grid, np.sin(2 * np.pi * grid), color="0.6", ls=":", lw=2, label=r"$\sin 2\pi x$")
for lam, color in ((0.0, "tab:red"), (0.2, "tab:green"), (20.0, "tab:blue")):
    w, lengths = np.zeros(20), []
    for _ in range(6000):
        gradient = error_gradient(w, features_train, t_train)
        w = w - 0.5 * l2_penalty_gradient(gradient, w, lam, len(t_train))
        lengths.append(np.linalg.norm(w))
    fit.plot(grid, bumps(grid) @ w, color=color, label=rf"$\lambda = {lam:g}$")
    norm.semilogx(np.arange(1, 6001), lengths, color=color, label=rf"$\lambda = {lam:g}$")
    print(f"λ = {lam:4g}   validación: {squared_error(w, features_valid, t_valid):.3f}")  # lang: es
    print(f"λ = {lam:4g}   validation: {squared_error(w, features_valid, t_valid):.3f}")  # lang: en
fit.set(xlabel="$x$", ylabel="$y$", ylim=(-2.2, 2.2))
fit.legend(fontsize=8, loc="lower left")
norm.legend()
norm.set(ylabel=r"$\|w\|$", ylim=(0, None))
fit.set_title("Muy poco, suficiente y demasiado")  # lang: es
norm.set(xlabel="pasos", title="λ pone un techo a los pesos")  # lang: es
fit.set_title("Too little, enough and too much")  # lang: en
norm.set(xlabel="steps", title="λ puts a ceiling on the weights")  # lang: en
plt.show()

penalized, decayed = np.zeros(20), np.zeros(20)
for _ in range(500):
    gradient = error_gradient(penalized, features_train, t_train)
    penalized = penalized - 0.5 * l2_penalty_gradient(gradient, penalized, 0.2, len(t_train))
    gradient = error_gradient(decayed, features_train, t_train)
    decayed = weight_decay_step(decayed, gradient, 0.5, 0.5 * 0.2 / len(t_train))
print("La mayor diferencia entre penalizar y encoger:", np.abs(penalized - decayed).max())  # lang: es
print("Largest difference between penalizing and shrinking:", np.abs(penalized - decayed).max())  # lang: en

# %% [markdown] question="lambda" points=1 lang="es"
# ### Para escribir
#
# ¿Cómo cambia λ la dinámica del entrenamiento? Di qué les pasa a los pesos, a los dos errores y al punto al
# que llega el descenso cuando λ va de cero a muy grande. Bastan unas 100 palabras.
#
# ### BEGIN MARK SCHEME
# **1 punto.**
#
# * 0,4: en cada paso los pesos se multiplican por un factor menor que 1 (decaen en forma geométrica si el
#   gradiente de los datos no los sostiene); el largo de $w$ se estabiliza en vez de crecer.
# * 0,3: sin λ el error de entrenamiento llega más abajo y el de validación sube; con λ moderada el primero
#   termina más alto y el segundo más bajo.
# * 0,3: con λ muy grande el modelo se queda corto (los dos errores altos, pesos cerca de cero); o bien: el
#   equilibrio está donde el gradiente de los datos y el freno se cancelan; o bien: hay un límite de
#   estabilidad, η λ/n no puede ser cualquiera.
#
# Error frecuente: «λ hace el entrenamiento más lento», sin más: 0,2 como máximo.
# ### END MARK SCHEME

# %% [markdown] question="lambda" points=1 lang="en"
# ### In writing
#
# How does λ change the training dynamics? Say what happens to the weights, to both errors and to the point
# that descent arrives at, when λ goes from zero to very large. Some 100 words are enough.
#
# ### BEGIN MARK SCHEME
# **1 point.**
#
# * 0.4: in each step the weights are multiplied by a factor below 1 (they decay geometrically unless the
#   gradient of the data sustains them); the length of $w$ settles instead of growing.
# * 0.3: without λ the training error goes lowest and that of validation rises; with a moderate λ the first
#   ends higher and the second lower.
# * 0.3: with a very large λ the model underfits (both errors high, weights near zero); or: the equilibrium
#   is where the gradient of the data and the brake cancel; or: there is a limit of stability, η λ/n cannot
#   be just anything.
#
# Common mistake: "λ makes training slower" and no more: 0.2 at most.
# ### END MARK SCHEME

# %% [markdown] lang="es"
# ## 3. Detenerse a tiempo
#
# La primera figura sugiere un remedio todavía más barato: parar cuando el error de validación deja de
# mejorar y quedarse con los pesos de la mejor época. Como la curva tiembla, no se para a la primera mala
# noticia: se espera un número fijo de épocas seguidas sin un nuevo mínimo, la **paciencia**.
#
# Con pérdidas `5, 4, 6, 3, 7, 8, 2` y paciencia 2 se entrena hasta la época 5 (contando desde 0): las
# épocas 4 y 5 no mejoraron el 3 de la época 3. El 2 de la época 6 no se llega a ver nunca.

# %% [markdown] lang="en"
# ## 3. Stopping in time
#
# The first picture suggests a remedy that is cheaper still: stop when the validation error no longer
# improves, and keep the weights of the best epoch. As the curve trembles, one does not stop at the first bad
# news, but waits for a fixed number of consecutive epochs without a new minimum: the **patience**.
#
# With the losses `5, 4, 6, 3, 7, 8, 2` and patience 2, training goes on until epoch 5 (counted from 0):
# epochs 4 and 5 did not improve on the 3 of epoch 3. The 2 of epoch 6 is never seen.


# %% exercise="early_stopping" points=2
def early_stopping(losses: Sequence[float] | np.ndarray, patience: int) -> int:
    """
    :es:
    Índice de la mejor época en el momento en que el entrenamiento se detendría.

    Se detiene después de `patience` épocas seguidas sin un nuevo mínimo estricto, o al final.

    Argumentos:
        losses: pérdidas de validación finitas, una por época: lista, tupla o arreglo 1-d; no se modifica.
        patience: cuántas épocas seguidas sin mejorar se aguantan.

    Devuelve:
        El índice, un entero.

    Lanza:
        ValueError: si `losses` está vacía o `patience < 1`.
    :en:
    Index of the best epoch at the moment at which training would stop.

    It stops after `patience` consecutive epochs without a new strict minimum, or at the end.

    Args:
        losses: finite validation losses, one per epoch: list, tuple or 1-d array; it is not modified.
        patience: how many epochs in a row without an improvement are tolerated.

    Returns:
        The index, an int.

    Raises:
        ValueError: if `losses` is empty or `patience < 1`.
    :end:

    >>> early_stopping([5.0, 4.0, 6.0, 3.0, 7.0, 8.0, 2.0], 2)
    3
    """
    ### BEGIN SOLUTION
    if len(losses) == 0:
        raise ValueError("there should be at least one loss")
    if patience < 1:
        raise ValueError(f"patience should be at least 1, got {patience}")
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
    return best
    ### END SOLUTION


# %% [markdown] lang="es"
# En la curva de la primera sección, ruidosa a propósito, la paciencia decide dónde paramos:

# %% [markdown] lang="en"
# On the curve of the first section, with noise added on purpose, patience decides where we stop:

# %%
noisy = np.array(valid_errors[:80]) + np.random.default_rng(1).normal(0, 0.004, 80)
figure, axes = plt.subplots(figsize=(8, 3.4), layout="constrained")
axes.plot(noisy, color="tab:orange", lw=1)
for patience, marker in ((1, "v"), (4, "s"), (25, "o")):
    epoch = early_stopping(noisy, patience)
    label = f"paciencia {patience}: época {epoch}"  # lang: es
    label = f"patience {patience}: epoch {epoch}"  # lang: en
    axes.plot(epoch, noisy[epoch], marker, color="black", ms=8, label=label)
axes.legend()
axes.set(xlabel="época", ylabel="error de validación")  # lang: es
axes.set_title("Con poca paciencia se para en el ruido")  # lang: es
axes.set(xlabel="epoch", ylabel="validation error")  # lang: en
axes.set_title("With little patience one stops in the noise")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 4. Dropout
#
# Una neurona que siempre puede contar con su vecina no necesita aprender mucho. *Dropout* (Srivastava y
# otros, 2014) le quita esa seguridad: mientras se entrena, cada elemento se apaga con probabilidad $p$,
# al azar y por su cuenta. En cada paso se entrena otra red más delgada, y al predecir trabajan todas juntas.
#
# Al predecir no se apaga nada. Para que la siguiente capa vea en promedio lo mismo en los dos modos, a los
# sobrevivientes se los agranda durante el entrenamiento (*inverted dropout*): si $m \in \{0, 1\}$ vale 1 con
# probabilidad $1 - p$,
#
# $$ y = \frac{m}{1 - p}\, x \qquad\Rightarrow\qquad \mathbb{E}[y] = x. $$
#
# Que el promedio se conserve no significa que cada salida se conserve. Así se ve con una suma de 100 unos,
# 20.000 veces, sin ninguna función de dropout: basta la distribución binomial.

# %% [markdown] lang="en"
# ## 4. Dropout
#
# A unit that can always count on its neighbour need not learn much. *Dropout* (Srivastava et al., 2014)
# takes that comfort away: during training each element is switched off with probability $p$, at random and
# on its own. In each step another, thinner network is trained, and for predictions they all work together.
#
# For predictions nothing is switched off. So that the next layer sees the same on average in both modes, the
# survivors are enlarged during training (*inverted dropout*): if $m \in \{0, 1\}$ is 1 with probability
# $1 - p$,
#
# $$ y = \frac{m}{1 - p}\, x \qquad\Rightarrow\qquad \mathbb{E}[y] = x. $$
#
# That the mean is kept does not mean that each output is. Here is a sum of 100 ones, 20,000 times, without
# any dropout function: the binomial distribution is all it takes.

# %%
figure, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
rng = np.random.default_rng(0)
for p, color in ((0.1, "tab:blue"), (0.5, "tab:orange"), (0.8, "tab:red")):
    survivors = rng.binomial(100, 1 - p, size=20_000)
    values, counts = np.unique(survivors / (1 - p), return_counts=True)
    heights = counts / 20_000 * (1 - p)  # so that the three areas are the same
    axes.plot(values, heights, color=color, marker=".", label=f"$p = {p}$")
axes.axvline(100, color="black", ls="--", lw=1)
axes.set(xlim=(30, 175))
axes.legend()
axes.set(xlabel="suma de 100 unos después de dropout", ylabel="densidad")  # lang: es
axes.set_title("La media es siempre 100; el ruido crece con $p$")  # lang: es
axes.set(xlabel="sum of 100 ones after dropout", ylabel="density")  # lang: en
axes.set_title("The mean is always 100; the noise grows with $p$")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Ahora te toca. Cuida los extremos: con $p = 0$ no pasa nada y con $p = 1$ no queda nada, tampoco un `nan`.
# El azar viene del generador que te dan o, si no hay ninguno, del estado global de torch, que nunca se
# vuelve a sembrar. El dropout que trae torch no vale en los dos ejercicios que siguen.

# %% [markdown] lang="en"
# Now it is your turn. Mind the ends: with $p = 0$ nothing happens and with $p = 1$ nothing is left, not a
# `nan` either. Randomness comes from the generator that you are given or, without one, from torch's global
# state, which is never reseeded. Torch's own dropout is off limits in the next two exercises.


# %% exercise="dropout" points=3 off_limits="torch_dropout"
def dropout(
    x: torch.Tensor, p: float, training: bool = True, generator: torch.Generator | None = None
) -> torch.Tensor:
    """
    :es:
    Dropout invertido: cada elemento es 0 con probabilidad `p`, por su cuenta, y si no `x / (1 - p)`.

    El gradiente fluye solo por los sobrevivientes. Si no se entrena, `x` sin cambios.

    Argumentos:
        x: tensor finito float32 o float64 de cualquier forma (también 0-d o vacío); no se modifica.
        p: probabilidad de apagar; 0 es la identidad y 1 da ceros.
        training: si se está entrenando.
        generator: de dónde sale el azar (el estado global queda entonces intacto); si es None, del estado
            global de torch.

    Devuelve:
        Un tensor con la forma y el dtype de `x` (puede ser `x` mismo cuando no cambia nada).

    Lanza:
        ValueError: si no se cumple `0 <= p <= 1`, en los dos modos.
    :en:
    Inverted dropout: each element is 0 with probability `p`, on its own, and otherwise `x / (1 - p)`.

    The gradient flows through survivors only. When not training, `x` unchanged.

    Args:
        x: finite float32 or float64 tensor of any shape (0-d or empty too); it is not modified.
        p: probability of switching off; 0 is the identity and 1 gives zeros.
        training: whether we are training.
        generator: where randomness comes from (the global state is then untouched); torch's global state
            if it is None.

    Returns:
        A tensor with the shape and dtype of `x` (it may be `x` itself where nothing changes).

    Raises:
        ValueError: unless `0 <= p <= 1`, in either mode.
    :end:

    >>> dropout(torch.ones(3), 0.5, training=False)
    tensor([1., 1., 1.])
    >>> dropout(torch.ones(3), 1.0)
    tensor([0., 0., 0.])
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError(f"p should be in [0, 1], got {p}")
    if not training:
        return x
    if p == 1:
        return x * 0.0  # 1 / (1 - p) would be infinite
    survives = torch.empty_like(x).bernoulli_(1 - p, generator=generator)  # 1 or 0
    return x * survives / (1 - p)
    ### END SOLUTION


# %% [markdown] lang="es"
# Con un dígito se ve bien. Son los dígitos que trae scikit-learn, de 8 × 8 píxeles; los llevamos a 28 × 28
# con PIL para que sirvan más adelante en la CNN. La luz total cambia poco aunque falten píxeles: los que
# quedan brillan más.

# %% [markdown] lang="en"
# A digit shows it well. These are the digits that come with scikit-learn, of 8 × 8 pixels; with PIL we bring
# them to 28 × 28, so that the CNN can use them later. The total brightness hardly changes though pixels are
# missing: those that are left shine brighter.


# %%
def load_digits_28(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The first digits of scikit-learn as float32 `(count, 1, 28, 28)` in [0, 1], and their labels."""
    data = load_digits()
    images = torch.zeros(count, 1, 28, 28)
    for index, small in enumerate(data.images[:count]):
        picture = Image.fromarray((small * (255 / 16)).astype(np.uint8))
        picture = picture.resize((20, 20), Image.Resampling.BICUBIC)
        images[index, 0, 4:24, 4:24] = torch.from_numpy(np.asarray(picture) / 255)
    return images, torch.from_numpy(data.target[:count]).long()


digits, labels = load_digits_28(900)

figure, panels = plt.subplots(1, 4, figsize=(9.5, 2.7), layout="constrained")
generator = torch.Generator().manual_seed(4)
for axes, p in zip(panels, (0.0, 0.25, 0.5, 0.75), strict=True):
    thinned = dropout(digits[8, 0], p, generator=generator)
    axes.imshow(thinned, cmap="gray", vmin=0, vmax=2)
    axes.set_axis_off()
    axes.set_title(f"$p = {p}$, total {thinned.sum():.0f}", fontsize=11)
plt.show()

# %% [markdown] lang="es"
# En una red conviene un módulo, que sabe por sí mismo si se está entrenando: `.train()` y `.eval()` de la red
# llegan a todos los módulos que contiene.

# %% [markdown] lang="en"
# Inside a network a module is handier, which knows by itself whether we are training: `.train()` and
# `.eval()` of the network reach all the modules in it.


# %% exercise="Dropout" points=2 off_limits="torch_dropout"
class Dropout(nn.Module):
    """
    :es:
    Dropout invertido como módulo: en modo de entrenamiento apaga, en modo de evaluación no hace nada.

    El azar sale del estado global de torch.

    Argumentos:
        p: probabilidad de apagar.

    Lanza:
        ValueError: al construirlo, si no se cumple `0 <= p <= 1`.
    :en:
    Inverted dropout as a module: it switches off in training mode and does nothing in evaluation mode.

    Randomness comes from torch's global state.

    Args:
        p: probability of switching off.

    Raises:
        ValueError: at construction, unless `0 <= p <= 1`.
    :end:

    >>> Dropout(0.3).eval()(torch.ones(3))
    tensor([1., 1., 1.])
    """

    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        if not 0 <= p <= 1:
            raise ValueError(f"p should be in [0, 1], got {p}")
        self.p = p
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ### BEGIN SOLUTION
        return dropout(x, self.p, self.training)
        ### END SOLUTION


# %% [markdown] lang="es"
# ### Una CNN con dropout
#
# La CNN del laboratorio de dígitos, capa por capa, para entradas `(N, 1, 28, 28)`; sin relleno, con paso 1:
#
# | capa | salida |
# | --- | --- |
# | convolución 1 → 32, 3 × 3; ReLU | `(N, 32, 26, 26)` |
# | convolución 32 → 32, 3 × 3; ReLU | `(N, 32, 24, 24)` |
# | max-pool 2 × 2, paso 2 | `(N, 32, 12, 12)` |
# | convolución 32 → 2, 3 × 3; ReLU | `(N, 2, 10, 10)` |
# | aplanar | `(N, 200)` |
# | lineal 200 → 50; ReLU | `(N, 50)` |
# | lineal 50 → 10 | `(N, 10)` |
#
# Son once módulos en fila dentro de un `nn.Sequential`. El dropout va donde están casi todos los pesos: en
# la parte lineal. Aquí sí puedes usar el de torch.

# %% [markdown] lang="en"
# ### A CNN with dropout
#
# The CNN of the lab on digits, layer by layer, for inputs `(N, 1, 28, 28)`; no padding, stride 1:
#
# | layer | output |
# | --- | --- |
# | convolution 1 → 32, 3 × 3; ReLU | `(N, 32, 26, 26)` |
# | convolution 32 → 32, 3 × 3; ReLU | `(N, 32, 24, 24)` |
# | max-pool 2 × 2, stride 2 | `(N, 32, 12, 12)` |
# | convolution 32 → 2, 3 × 3; ReLU | `(N, 2, 10, 10)` |
# | flatten | `(N, 200)` |
# | linear 200 → 50; ReLU | `(N, 50)` |
# | linear 50 → 10 | `(N, 10)` |
#
# That is eleven modules in a row inside an `nn.Sequential`. Dropout goes where the weights are: into the
# linear part. Here you may use torch's own.


# %% exercise="build_cnn_with_dropout" points=3
def build_cnn_with_dropout(p: float = 0.5) -> nn.Sequential:
    """
    :es:
    La CNN de la tabla, con un `nn.Dropout(p)` después de la ReLU de la capa lineal 200 → 50.

    Argumentos:
        p: probabilidad de apagar.

    Devuelve:
        Un `nn.Sequential` plano de doce módulos que entrega logits `(N, 10)`.
    :en:
    The CNN of the table, with one `nn.Dropout(p)` after the ReLU of the 200 → 50 linear layer.

    Args:
        p: probability of switching off.

    Returns:
        A flat `nn.Sequential` of twelve modules that gives logits `(N, 10)`.
    :end:

    >>> build_cnn_with_dropout()(torch.zeros(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(50, 10),
    )
    ### END SOLUTION


# %% [markdown] lang="es"
# ### ¿Sirve?
#
# Con solo 150 dígitos para entrenar, la red los memoriza enseguida. Entrenamos la misma red, con los mismos
# pesos iniciales, sin dropout ($p = 0$) y con $p = 0.5$. (Tarda unos segundos: convoluciones en la CPU.)

# %% [markdown] lang="en"
# ### Does it help?
#
# With no more than 150 digits to train on, the network learns them by heart in no time. We train the same
# network, from the same initial weights, without dropout ($p = 0$) and with $p = 0.5$. (It takes some
# seconds: convolutions on the CPU.)


# %%
def loss_and_accuracy(model: nn.Module, images: torch.Tensor, targets: torch.Tensor) -> tuple[float, float]:
    """Cross-entropy and fraction of right answers, in evaluation mode."""
    model.eval()
    with torch.no_grad():
        logits = model(images)
    right = (logits.argmax(dim=1) == targets).float().mean()
    return float(nn.functional.cross_entropy(logits, targets)), float(right)


def train_classifier(
    model: nn.Module, images: torch.Tensor, targets: torch.Tensor, epochs: int, seed: int = 0
) -> list[float]:
    """Train with Adam on batches of 25; the mean training loss of each epoch."""
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    generator = torch.Generator().manual_seed(seed)
    history = []
    for _ in range(epochs):
        model.train()
        total = 0.0
        for rows in torch.randperm(len(images), generator=generator).split(25):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images[rows]), targets[rows])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        history.append(total / len(images))
    return history


train_images, train_labels = digits[:150], labels[:150]
valid_images, valid_labels = digits[600:], labels[600:]
for p in (0.0, 0.5):
    torch.manual_seed(0)
    model = build_cnn_with_dropout(p)
    train_classifier(model, train_images, train_labels, epochs=12)
    train_loss, train_right = loss_and_accuracy(model, train_images, train_labels)
    valid_loss, valid_right = loss_and_accuracy(model, valid_images, valid_labels)
    print(f"p = {p}   entrenamiento: {train_loss:.3f}, {train_right:.1%}", end="   ")  # lang: es
    print(f"validación: {valid_loss:.3f}, {valid_right:.1%}")  # lang: es
    print(f"p = {p}   training: {train_loss:.3f}, {train_right:.1%}", end="   ")  # lang: en
    print(f"validation: {valid_loss:.3f}, {valid_right:.1%}")  # lang: en

# %% [markdown] lang="es"
# Mira la distancia entre las dos pérdidas más que el porcentaje: sin dropout la red está segurísima en los
# dígitos que memorizó. Con tan pocos datos, otra semilla mueve los porcentajes en uno o dos puntos; prueba.
#
# ## 5. Imágenes con PIL
#
# Antes de aumentar datos hay que saber mover píxeles. Una imagen de PIL no es un arreglo: tiene un *modo*
# (`L` gris, `RGB`, `RGBA` con transparencia) y un *tamaño* que se dice al revés que en NumPy, **primero el
# ancho** y después el alto. Estas son las tres operaciones básicas, con una foto que trae scikit-learn:

# %% [markdown] lang="en"
# Look at the distance between the two losses rather than at the percentage: without dropout the network is
# very sure of the digits that it has memorized. With so few data another seed moves the percentages by a
# point or two; try it.
#
# ## 5. Images with PIL
#
# Before we multiply data we have to know how to move pixels. A PIL image is no array: it has a *mode* (`L`
# grey, `RGB`, `RGBA` with transparency) and a *size* that is said the other way round than in NumPy, **width
# first**, then height. These are the three basic operations, on a picture that comes with scikit-learn:

# %%
photo = Image.fromarray(load_sample_image("flower.jpg")).resize((320, 214), Image.Resampling.LANCZOS)
print("PIL:", photo.mode, photo.size, "   NumPy:", np.asarray(photo).shape)

rotated = photo.rotate(20, resample=Image.Resampling.BILINEAR)
rotated_whole = photo.rotate(20, resample=Image.Resampling.BILINEAR, expand=True)
cropped = photo.crop((20, 10, 180, 117))  # left, top, right, bottom
resized = photo.resize((80, 107))  # half the height, a quarter of the width

figure, panels = plt.subplots(1, 5, figsize=(11, 2.6), layout="constrained")
titles = (
    "original",
    "rotate(20)",
    "rotate(20, expand=True)",
    "crop((20, 10, 180, 117))",
    "resize((80, 107))",
)
for axes, picture, title in zip(
    panels, (photo, rotated, rotated_whole, cropped, resized), titles, strict=True
):
    axes.imshow(picture)
    axes.set_title(title, fontsize=8.5)
    axes.tick_params(labelsize=7)
plt.show()

# %% [markdown] lang="es"
# Fíjate en los ejes: `rotate` conserva el tamaño y pierde las esquinas, salvo con `expand=True`; `crop`
# recibe una caja *(izquierda, arriba, derecha, abajo)* y **no reclama si la caja se sale de la imagen**:
# rellena con negro. `resize` deforma si no cuidas la proporción.
#
# El recorte centrado es la forma más usada de llevar fotos a un tamaño común. Si sobra un número impar de
# píxeles, hay que decidir de qué lado queda el que sobra; aquí, abajo y a la derecha.

# %% [markdown] lang="en"
# Mind the axes: `rotate` keeps the size and loses the corners, unless `expand=True`; `crop` takes a box
# *(left, top, right, bottom)* and **does not complain when the box leaves the image**: it fills with black.
# `resize` distorts unless you mind the proportions.
#
# The central crop is the usual way to bring pictures to a common size. Where an odd number of pixels is left
# over, it has to be settled on which side the extra one stays; here, at the bottom and on the right.


# %% exercise="center_crop" points=1
def center_crop(image: Image.Image, height: int, width: int) -> Image.Image:
    """
    :es:
    El trozo central de una imagen, de `height` × `width` píxeles.

    Empieza en la fila `(H - height) // 2` y en la columna `(W - width) // 2`.

    Argumentos:
        image: imagen de PIL de cualquier modo, de alto `H` y ancho `W`; no se modifica.
        height: alto del trozo, al menos 1.
        width: ancho del trozo, al menos 1.

    Devuelve:
        Una imagen de PIL del mismo modo y exactamente de ese tamaño.

    Lanza:
        ValueError: si el trozo es más alto o más ancho que la imagen.
    :en:
    The central piece of an image, of `height` × `width` pixels.

    It begins at row `(H - height) // 2` and at column `(W - width) // 2`.

    Args:
        image: PIL image of any mode, of height `H` and width `W`; it is not modified.
        height: height of the piece, at least 1.
        width: width of the piece, at least 1.

    Returns:
        A PIL image of the same mode and of exactly that size.

    Raises:
        ValueError: if the piece is higher or wider than the image.
    :end:

    >>> center_crop(Image.new("RGB", (10, 6)), height=4, width=3).size
    (3, 4)
    """
    ### BEGIN SOLUTION
    if height > image.height or width > image.width:
        raise ValueError(f"{height} × {width} does not fit into {image.height} × {image.width}")
    top = (image.height - height) // 2
    left = (image.width - width) // 2
    return image.crop((left, top, left + width, top + height))
    ### END SOLUTION


# %% exercise="enlarge" points=1
def enlarge(image: Image.Image, factor: int) -> Image.Image:
    """
    :es:
    La imagen `factor` veces más ancha y más alta: cada píxel se repite (vecino más cercano).

    Argumentos:
        image: imagen de PIL de modo L, RGB o RGBA; no se modifica.
        factor: un entero, al menos 1.

    Devuelve:
        Una imagen de PIL del mismo modo.

    Lanza:
        ValueError: si `factor < 1`.
    :en:
    The image `factor` times as wide and high: every pixel is repeated (nearest neighbour).

    Args:
        image: PIL image of mode L, RGB or RGBA; it is not modified.
        factor: a whole number, at least 1.

    Returns:
        A PIL image of the same mode.

    Raises:
        ValueError: if `factor < 1`.
    :end:

    >>> enlarge(Image.new("L", (5, 3)), 4).size
    (20, 12)
    """
    ### BEGIN SOLUTION
    if factor < 1:
        raise ValueError(f"factor should be at least 1, got {factor}")
    size = (factor * image.width, factor * image.height)
    return image.resize(size, Image.Resampling.NEAREST)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### De ocho píxeles a ochenta
#
# El mismo dígito de 8 × 8, diez veces más grande: con tu `enlarge` y con otros filtros de `resize`. El último
# panel muestra un corte a lo largo de una fila.

# %% [markdown] lang="en"
# ### From eight pixels to eighty
#
# The same digit of 8 × 8, ten times as large: with your `enlarge` and with other filters of `resize`. The
# last panel shows a cut along a row.

# %%
tiny = Image.fromarray((load_digits().images[8] * 15.9375).astype(np.uint8))
versions = {
    "enlarge": enlarge(tiny, 10),
    "BILINEAR": tiny.resize((80, 80), Image.Resampling.BILINEAR),
    "BICUBIC": tiny.resize((80, 80), Image.Resampling.BICUBIC),
}
figure, panels = plt.subplots(1, 4, figsize=(11, 2.9), layout="constrained", width_ratios=(1, 1, 1, 1.5))
for axes, (name, picture) in zip(panels, versions.items(), strict=False):
    axes.imshow(picture, cmap="gray", vmin=0, vmax=255)
    axes.axhline(35, color="tab:red", lw=1)
    axes.set_title(name, fontsize=10)
    axes.set_axis_off()
    panels[3].plot(np.asarray(picture)[35], label=name, lw=1.2)
panels[3].legend(fontsize=8, loc="upper right", framealpha=0.9)
panels[3].set(ylim=(-10, 340), yticks=(0, 100, 200))
panels[3].set_title("fila 35", fontsize=10)  # lang: es
panels[3].set_xlabel("columna")  # lang: es
panels[3].set_title("row 35", fontsize=10)  # lang: en
panels[3].set_xlabel("column")  # lang: en
plt.show()

# %% [markdown] question="resize" points=1 lang="es"
# ### Para escribir
#
# ¿Qué hace `.resize()` de PIL cuando se le piden más píxeles de los que hay? ¿De dónde salen los valores
# nuevos, y aparece información que no estaba? Apóyate en la figura. Bastan unas 80 palabras.
#
# ### BEGIN MARK SCHEME
# **1 punto.**
#
# * 0,5: interpola: cada píxel nuevo se calcula con los vecinos de su posición en la imagen original; el
#   filtro decide con cuántos y con qué pesos (vecino más cercano repite; bilineal, bicúbico, Lanczos
#   promedian).
# * 0,25: no agrega información: la imagen queda borrosa o en bloques, los detalles no aparecen.
# * 0,25: un detalle correcto más: el filtro por defecto es bicúbico (en modos `1` y `P`, el vecino más
#   cercano); bicúbico puede pasarse más allá de los valores vecinos; entrega una imagen nueva; no respeta la
#   proporción por sí solo.
#
# Error frecuente: «rellena con negro» (eso hace `crop`): 0 puntos en la primera parte.
# ### END MARK SCHEME

# %% [markdown] question="resize" points=1 lang="en"
# ### In writing
#
# What does PIL's `.resize()` do when asked for more pixels than there are? Where do the new values come from,
# and does information appear that was not there? Use the picture. Some 80 words are enough.
#
# ### BEGIN MARK SCHEME
# **1 point.**
#
# * 0.5: it interpolates: each new pixel is computed from the neighbours of its position in the original; the
#   filter decides from how many and with which weights (nearest neighbour repeats; bilinear, bicubic,
#   Lanczos average).
# * 0.25: no information is added: the image gets blurred or blocky, details do not appear.
# * 0.25: one more correct detail: the default filter is bicubic (nearest in modes `1` and `P`); bicubic can
#   overshoot the neighbouring values; the result is a new image; proportions are not kept by themselves.
#
# Common mistake: "it pads with black" (that is what `crop` does): 0 points in the first part.
# ### END MARK SCHEME

# %% [markdown] lang="es"
# ## 6. Más datos con las mismas fotos
#
# Un 7 un poco inclinado y un poco corrido sigue siendo un 7. Mostrar cada imagen un poco distinta en cada
# época es el regularizador más natural que hay: la red ya no puede memorizar píxeles. La única regla es que
# la transformación **conserve la clase**: un 6 girado en 180° es un 9.
#
# Girar un punto $(x, y)$ en un ángulo $\theta$ alrededor del centro de la imagen es
#
# $$ \begin{pmatrix} x' \\ y' \end{pmatrix} =
# \begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix}
# \begin{pmatrix} x \\ y \end{pmatrix}. $$
#
# El punto girado casi nunca cae justo en un píxel, así que se interpola: bilineal o vecino más cercano. Lo
# que llega desde fuera de la imagen vale 0. ¿Cuánto se puede girar un dígito antes de arruinarlo?

# %% [markdown] lang="en"
# ## 6. More data from the same pictures
#
# A 7 that leans a little and stands a little aside is still a 7. To show each image a bit differently in
# each epoch is the most natural regularizer that there is: the network can no longer memorize pixels. The
# only rule is that the transform **keeps the class**: a 6 rotated by 180° is a 9.
#
# To rotate a point $(x, y)$ by an angle $\theta$ about the centre of the image is
#
# $$ \begin{pmatrix} x' \\ y' \end{pmatrix} =
# \begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix}
# \begin{pmatrix} x \\ y \end{pmatrix}. $$
#
# The rotated point hardly ever falls right on a pixel, so one interpolates: bilinear or nearest neighbour.
# What comes from outside the image is 0. How far can a digit be rotated before it is spoilt?

# %%
six = Image.fromarray((digits[6, 0] * 255).byte().numpy())
figure, panels = plt.subplots(1, 6, figsize=(10, 2.1), layout="constrained")
for axes, degrees in zip(panels, (0, 15, 45, 90, 135, 180), strict=True):
    axes.imshow(six.rotate(degrees, resample=Image.Resampling.BILINEAR), cmap="gray")
    axes.set_title(f"{degrees}°", fontsize=11)
    axes.set_axis_off()
plt.show()

# %% [markdown] lang="es"
# Hasta unos 15° nadie duda. Ahora prográmalo para un lote de tensores. `torchvision.transforms.functional`
# (aquí `transforms`) es bienvenido: `transforms.rotate(imagen, grados, InterpolationMode.BILINEAR)` gira un
# tensor. Ojo: gira **todas** las imágenes del tensor que le pases en el mismo ángulo.

# %% [markdown] lang="en"
# Up to some 15° nobody is in doubt. Now program it for a batch of tensors. Torchvision's functions (here
# `transforms`) are welcome: `transforms.rotate(image, degrees, InterpolationMode.BILINEAR)` rotates a tensor.
# Mind that it rotates **all** the images of the tensor that you pass by the same angle.


# %% exercise="augment" points=3
def augment(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """
    :es:
    Cada imagen, girada y luego corrida al azar, cada una a su manera.

    El ángulo es uniforme en [-15°, 15°], alrededor del centro (bilineal o vecino más cercano). El
    corrimiento a lo largo de cada eje es un número entero uniforme de píxeles, de -2 a 2. Los lugares que
    quedan vacíos valen 0. No se necesita gradiente.

    Argumentos:
        images: tensor float32 o float64 `(N, 1, 28, 28)` con valores en [0, 1]; no se modifica.
        generator: de dónde sale el azar; la misma semilla da el mismo resultado.

    Devuelve:
        Un tensor de la misma forma, el mismo dtype y el mismo rango.
    :en:
    Each image rotated and then shifted at random, each in its own way.

    The angle is uniform in [-15°, 15°], about the centre (bilinear or nearest). The shift along each axis is
    a uniform whole number of pixels from -2 to 2. Empty places are filled with 0. No gradient is needed.

    Args:
        images: float32 or float64 tensor `(N, 1, 28, 28)` with values in [0, 1]; it is not modified.
        generator: where randomness comes from; the same seed gives the same result.

    Returns:
        A tensor of the same shape, dtype and range.
    :end:

    >>> augment(torch.rand(5, 1, 28, 28), torch.Generator().manual_seed(0)).shape
    torch.Size([5, 1, 28, 28])
    """
    ### BEGIN SOLUTION
    result = torch.empty_like(images)
    one = images.new_empty(())  # on the device of the images, as the generator should be
    for index, image in enumerate(images):
        angle = one.uniform_(-15, 15, generator=generator).item()
        down = int(one.random_(-2, 3, generator=generator))
        right = int(one.random_(-2, 3, generator=generator))
        rotated = transforms.rotate(image, angle, InterpolationMode.BILINEAR)
        moved = nn.functional.pad(rotated, [2] * 4)  # room for a shift of two pixels to every side
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    return result
    ### END SOLUTION


# %% [markdown] lang="es"
# La primera columna es el original; las demás son lo que la red vería en cinco épocas.

# %% [markdown] lang="en"
# The first column is the original; the others are what the network would see in five epochs.

# %%
generator = torch.Generator().manual_seed(1)
originals = digits[[3, 6, 7]]
columns = [originals] + [augment(originals, generator) for _ in range(5)]
figure, panels = plt.subplots(3, 6, figsize=(8, 4.2), layout="constrained")
for column, images in enumerate(columns):
    for row in range(3):
        panels[row, column].imshow(images[row, 0], cmap="gray", vmin=0, vmax=1)
        panels[row, column].set_axis_off()
    title = f"época {column}" if column else "original"  # lang: es
    title = f"epoch {column}" if column else "original"  # lang: en
    panels[0, column].set_title(title, fontsize=10)
plt.show()

# %% [markdown] lang="es"
# ## 7. Normalización por lotes
#
# Cada capa aprende con las salidas de la anterior, y esas salidas cambian de escala mientras la anterior
# aprende. Miremos una red de diez capas con pesos iniciales un poco grandes: la desviación estándar de las
# activaciones explota con la profundidad. Con pesos un poco chicos, desaparece.

# %% [markdown] lang="en"
# ## 7. Batch normalization
#
# Each layer learns from the outputs of the one before, and these outputs change their scale while that one
# learns. Let us look at a network of ten layers whose initial weights are a little large: the standard
# deviation of the activations explodes with depth. With weights a little small, it vanishes.

# %%
torch.manual_seed(0)
figure, axes = plt.subplots(figsize=(7.5, 3.4), layout="constrained")
for gain, color in ((0.7, "tab:blue"), (1.0, "tab:green"), (1.5, "tab:red")):
    signal = torch.randn(256, 100)
    spread = [float(signal.std())]
    for _ in range(10):
        matrix = gain * math.sqrt(2 / 100) * torch.randn(100, 100)
        signal = torch.relu(signal @ matrix)
        spread.append(float(signal.std()))
    label = f"pesos × {gain}"  # lang: es
    label = f"weights × {gain}"  # lang: en
    axes.semilogy(spread, marker="o", color=color, label=label)
axes.legend()
axes.set(xlabel="capa", ylabel="desviación estándar", title="La escala depende de un hilo")  # lang: es
axes.set(xlabel="layer", ylabel="standard deviation", title="The scale hangs by a thread")  # lang: en
plt.show()

# %% [markdown] lang="es"
# La normalización por lotes (Ioffe y Szegedy, 2015) lo corta de raíz: para cada canal $c$ mide media y
# varianza de los $m$ valores que ese canal tiene en el lote, y los lleva a media 0 y varianza 1. Después deja
# que la red elija otra escala y otro centro, con dos parámetros por canal:
#
# $$ y = \gamma_c\, \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}} + \beta_c. $$
#
# **Dos modos.** Al *entrenar*, $\mu_c$ y $\sigma_c^2$ son los del lote (varianza con $1/m$), y de paso se
# guarda un promedio móvil de los dos, con momento $\alpha$:
#
# $$ \bar\mu_c \leftarrow (1 - \alpha)\,\bar\mu_c + \alpha\,\mu_c, \qquad
#    \bar\sigma_c^2 \leftarrow (1 - \alpha)\,\bar\sigma_c^2 + \alpha\,\frac{m}{m - 1}\,\sigma_c^2. $$
#
# Al *evaluar* se usan los promedios guardados, para que la respuesta a una imagen no dependa de sus
# compañeras de lote. Fíjate en el factor $m/(m-1)$: para normalizar, la varianza sesgada; para el promedio
# móvil, la insesgada.
#
# Para entradas `(N, L)` un canal es una columna y $m = N$; para `(N, C, L)` es un índice de la segunda
# dimensión y $m = N L$. No valen las normalizaciones por lotes de torch.

# %% [markdown] lang="en"
# Batch normalization (Ioffe and Szegedy, 2015) goes to the root of it: for each channel $c$ it measures mean
# and variance of the $m$ values that this channel has in the batch, and brings them to mean 0 and variance
# 1. Then it lets the network choose another scale and another centre, with two parameters per channel:
#
# $$ y = \gamma_c\, \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}} + \beta_c. $$
#
# **Two modes.** In *training*, $\mu_c$ and $\sigma_c^2$ are those of the batch (variance with $1/m$), and a
# running average of both is kept on the way, with momentum $\alpha$:
#
# $$ \bar\mu_c \leftarrow (1 - \alpha)\,\bar\mu_c + \alpha\,\mu_c, \qquad
#    \bar\sigma_c^2 \leftarrow (1 - \alpha)\,\bar\sigma_c^2 + \alpha\,\frac{m}{m - 1}\,\sigma_c^2. $$
#
# In *evaluation* the stored averages are used, so that the answer to an image does not depend on its
# companions in the batch. Mind the factor $m/(m-1)$: the biased variance to normalize, the unbiased one for
# the running average.
#
# For inputs `(N, L)` a channel is a column and $m = N$; for `(N, C, L)` it is an index of the second
# dimension and $m = N L$. Torch's own batch normalizations are off limits.


# %% exercise="BatchNorm1d" points=4 off_limits="torch_batch_norm"
class BatchNorm1d(nn.Module):
    """
    :es:
    Normalización por lotes para entradas `(N, L)` y `(N, C, L)`, float32 o float64, no vacías.

    Parámetros `weight` (empieza en unos) y `bias` (en ceros); buffers `running_mean` (en ceros) y
    `running_var` (en unos); los cuatro de forma `(num_features,)`. La entrada no se modifica.

    Argumentos:
        num_features: número de canales: `L` para `(N, L)`, `C` para `(N, C, L)`.
        eps: el ε bajo la raíz, mayor que 0.
        momentum: el peso α del lote nuevo en el promedio móvil, entre 0 y 1 (ambos incluidos).

    Lanza (al llamarlo):
        ValueError: si la entrada no tiene dos o tres dimensiones, o si su número de canales no es
            `num_features`; en modo de entrenamiento, también si hay un solo valor por canal.
    :en:
    Batch normalization for inputs `(N, L)` and `(N, C, L)`, float32 or float64, not empty.

    Parameters `weight` (it starts with ones) and `bias` (zeros); buffers `running_mean` (zeros) and
    `running_var` (ones); all four of shape `(num_features,)`. The input is not modified.

    Args:
        num_features: number of channels: `L` for `(N, L)`, `C` for `(N, C, L)`.
        eps: the ε under the root, greater than 0.
        momentum: the weight α of the new batch in the running average, from 0 to 1 inclusive.

    Raises (when called):
        ValueError: if the input has neither two nor three dimensions, or if its number of channels is not
            `num_features`; in training mode also if there is a single value per channel.
    :end:

    >>> BatchNorm1d(1)(torch.tensor([[1.0], [3.0]])).detach().round()
    tensor([[-1.],
            [ 1.]])
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ### BEGIN SOLUTION
        if not 2 <= x.ndim <= 3 or x.shape[1] != len(self.weight):
            raise ValueError(f"expected (N, {len(self.weight)}) or (N, {len(self.weight)}, L), got {x.shape}")
        others = [0, *range(2, x.ndim)]  # all dimensions but that of the channels
        column = [-1] + [1] * (x.ndim - 2)
        if self.training:
            if x.numel() == len(self.weight):
                raise ValueError("a single value per channel has no variance")
            mean, variance = x.mean(others), x.var(others, correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_var.lerp_(x.var(others), self.momentum)  # unbiased
        else:
            mean, variance = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(variance + self.eps)
        return (x - mean.reshape(column)) * scale.reshape(column) + self.bias.reshape(column)
        ### END SOLUTION


# %% [markdown] lang="es"
# Para imágenes `(N, C, H, W)` un canal tiene $m = N H W$ valores: todas las posiciones de todas las imágenes
# comparten media, varianza, $\gamma_c$ y $\beta_c$, tal como comparten el filtro que las produjo.

# %% [markdown] lang="en"
# For images `(N, C, H, W)` a channel has $m = N H W$ values: all positions of all images share mean,
# variance, $\gamma_c$ and $\beta_c$, just as they share the filter that made them.


# %% exercise="BatchNorm2d" points=2 off_limits="torch_batch_norm"
class BatchNorm2d(nn.Module):
    """
    :es:
    Como `BatchNorm1d`, para entradas `(N, C, H, W)`.

    Los mismos parámetros y buffers, los mismos dos modos.

    Argumentos:
        num_features: número de canales `C`.
        eps: el ε bajo la raíz, mayor que 0.
        momentum: el peso del lote nuevo en el promedio móvil, entre 0 y 1 (ambos incluidos).

    Lanza (al llamarlo):
        ValueError: si la entrada no tiene cuatro dimensiones, o si su número de canales no es
            `num_features`; en modo de entrenamiento, también si hay un solo valor por canal.
    :en:
    Like `BatchNorm1d`, for inputs `(N, C, H, W)`.

    The same parameters and buffers, the same two modes.

    Args:
        num_features: number of channels `C`.
        eps: the ε under the root, greater than 0.
        momentum: the weight of the new batch in the running average, from 0 to 1 inclusive.

    Raises (when called):
        ValueError: if the input does not have four dimensions, or if its number of channels is not
            `num_features`; in training mode also if there is a single value per channel.
    :end:

    >>> BatchNorm2d(3)(torch.rand(2, 3, 4, 4)).shape
    torch.Size([2, 3, 4, 4])
    """

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float = 0.1) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ### BEGIN SOLUTION
        if x.ndim != 4 or x.shape[1] != len(self.weight):
            raise ValueError(f"expected (N, {len(self.weight)}, H, W), got {tuple(x.shape)}")
        others = [0, *range(2, x.ndim)]
        if self.training:
            if x.numel() == len(self.weight):
                raise ValueError("a single value per channel has no variance")
            mean, variance = x.mean(others), x.var(others, correction=0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.momentum)
                self.running_var.lerp_(x.var(others), self.momentum)  # unbiased
        else:
            mean, variance = self.running_mean, self.running_var
        scale = self.weight / torch.sqrt(variance + self.eps)
        return (x - mean[:, None, None]) * scale[:, None, None] + self.bias[:, None, None]
        ### END SOLUTION


# %% [markdown] lang="es"
# ### Los dos modos, a la vista
#
# Un canal con media 5 y desviación 2, en lotes de 16. A la izquierda, el promedio móvil parte de 0 y tarda
# unas decenas de lotes en llegar. A la derecha, la salida para **la misma muestra** en distintos lotes: en
# modo de entrenamiento depende de la compañía, en modo de evaluación no.

# %% [markdown] lang="en"
# ### The two modes, in plain view
#
# A channel with mean 5 and standard deviation 2, in batches of 16. On the left, the running average starts
# from 0 and takes some tens of batches to arrive. On the right, the output for **the same sample** in
# different batches: in training mode it depends on its company, in evaluation mode it does not.

# %%
generator = torch.Generator().manual_seed(0)
layer = BatchNorm1d(1)
running_means, running_deviations = [], []
for _ in range(60):
    layer(5 + 2 * torch.randn(16, 1, generator=generator))
    running_means.append(layer.running_mean.item())
    running_deviations.append(math.sqrt(layer.running_var.item()))

sample = torch.tensor([[8.0]])
in_training, in_evaluation = [], []
for _ in range(40):
    batch = torch.cat([sample, 5 + 2 * torch.randn(15, 1, generator=generator)])
    in_evaluation.append(layer.eval()(batch)[0].item())
    in_training.append(BatchNorm1d(1)(batch)[0].item())

figure, (running, outputs) = plt.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained")
running.plot(running_means, color="tab:blue", label=r"$\bar\mu$")
running.plot(running_deviations, color="tab:orange", label=r"$\bar\sigma$")
for level in (5, 2):
    running.axhline(level, color="0.6", ls=":", lw=1)
running.legend()
outputs.plot(in_training, "o", color="tab:red", label="entrenamiento")  # lang: es
outputs.plot(in_evaluation, color="tab:green", label="evaluación")  # lang: es
outputs.plot(in_training, "o", color="tab:red", label="training")  # lang: en
outputs.plot(in_evaluation, color="tab:green", label="evaluation")  # lang: en
outputs.legend()
running.set(xlabel="lotes vistos", title="El promedio móvil aprende despacio")  # lang: es
outputs.set(xlabel="lote", ylabel="salida", title="La misma muestra, distinta compañía")  # lang: es
running.set(xlabel="batches seen", title="The running average learns slowly")  # lang: en
outputs.set(xlabel="batch", ylabel="output", title="The same sample, different company")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### La CNN, normalizada
#
# La misma tabla de antes, sin dropout y con dos normalizaciones: una después de la ReLU de la primera
# convolución (32 canales) y otra justo después de aplanar (200). Aquí puedes usar las de torch.

# %% [markdown] lang="en"
# ### The CNN, normalized
#
# The same table as before, without dropout and with two normalizations: one after the ReLU of the first
# convolution (32 channels), one right after flatten (200). Here you may use torch's own.


# %% exercise="build_cnn_with_batchnorm" points=2
def build_cnn_with_batchnorm() -> nn.Sequential:
    """
    :es:
    La CNN de la tabla con `nn.BatchNorm2d(32)` después de la ReLU de la primera convolución y
    `nn.BatchNorm1d(200)` justo después de aplanar.

    Devuelve:
        Un `nn.Sequential` plano de trece módulos que entrega logits `(N, 10)`.
    :en:
    The CNN of the table with `nn.BatchNorm2d(32)` after the ReLU of the first convolution and
    `nn.BatchNorm1d(200)` right after flatten.

    Returns:
        A flat `nn.Sequential` of thirteen modules that gives logits `(N, 10)`.
    :end:

    >>> build_cnn_with_batchnorm()(torch.rand(4, 1, 28, 28)).shape
    torch.Size([4, 10])
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.BatchNorm2d(32),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.BatchNorm1d(200),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Con y sin
#
# El experimento que cierra el laboratorio: la misma red con normalización y sin ella, pocas épocas y pocos
# datos. Cambia la semilla, la tasa de aprendizaje o el número de épocas antes de sacar conclusiones.

# %% [markdown] lang="en"
# ### With and without
#
# The experiment that closes the lab: the same network with normalization and without, few epochs and few
# data. Change the seed, the learning rate or the number of epochs before you draw conclusions.

# %%
figure, axes = plt.subplots(figsize=(7.5, 3.4), layout="constrained")
names = ("sin normalización", "con normalización")  # lang: es
names = ("without normalization", "with normalization")  # lang: en
for name, build in zip(names, (lambda: build_cnn_with_dropout(0.0), build_cnn_with_batchnorm), strict=True):
    torch.manual_seed(3)
    model = build()
    start = time.perf_counter()
    history = train_classifier(model, train_images, train_labels, epochs=8)
    seconds = (time.perf_counter() - start) / 8
    right = loss_and_accuracy(model, valid_images, valid_labels)[1]
    print(f"{name}: {seconds:.2f} s por época, validación {right:.1%}")  # lang: es
    print(f"{name}: {seconds:.2f} s per epoch, validation {right:.1%}")  # lang: en
    axes.semilogy(range(1, 9), history, marker="o", label=name)
axes.legend()
axes.set(xlabel="época", ylabel="pérdida de entrenamiento")  # lang: es
axes.set_title("La normalización acelera el aprendizaje")  # lang: es
axes.set(xlabel="epoch", ylabel="training loss")  # lang: en
axes.set_title("Normalization speeds learning up")  # lang: en
plt.show()

# %% [markdown] question="with_and_without" points=2 lang="es"
# ### Para escribir
#
# Entrena con y sin normalización por lotes: informa el tiempo por época y la exactitud de las dos redes (con
# al menos dos semillas) y explica lo que ves. Basta con una media página.
#
# ### BEGIN MARK SCHEME
# **2 puntos.**
#
# * 0,5: da los cuatro números (segundos por época y exactitud de validación de las dos redes), con las
#   condiciones: semillas, épocas, datos.
# * 0,5: tiempo: cada época con normalización cuesta algo más (medias, varianzas y dos pasadas más sobre
#   las activaciones, también hacia atrás), pero hacen falta menos épocas para la misma pérdida. Se acepta
#   una diferencia pequeña o ruidosa si se comenta.
# * 0,5: por qué aprende más rápido: escala de las activaciones bajo control, gradientes de tamaño parecido
#   en todas las capas, tolera tasas de aprendizaje mayores, menos sensible al inicio, menos ReLU muertas.
# * 0,5: por qué regulariza o cuándo no: cada muestra ve el ruido de su lote; la evaluación usa promedios
#   móviles; con lotes muy chicos o pocas épocas los promedios son malos y la exactitud puede bajar.
#
# Error frecuente: medir la exactitud en modo de entrenamiento: descuenta 0,25.
# ### END MARK SCHEME

# %% [markdown] question="with_and_without" points=2 lang="en"
# ### In writing
#
# Train with and without batch normalization: report time per epoch and accuracy of both networks (with at
# least two seeds), and explain what you see. Half a page is enough.
#
# ### BEGIN MARK SCHEME
# **2 points.**
#
# * 0.5: gives the four numbers (seconds per epoch and validation accuracy of both networks), with the
#   conditions: seeds, epochs, data.
# * 0.5: time: each epoch with normalization costs somewhat more (means, variances and two more passes over
#   the activations, backwards too), but fewer epochs are needed for the same loss. A small or noisy
#   difference is accepted if it is commented on.
# * 0.5: why it learns faster: the scale of the activations is under control, gradients of similar size in
#   all layers, larger learning rates are tolerated, less sensitive to the start, fewer dead ReLUs.
# * 0.5: why it regularizes, or when it does not: each sample sees the noise of its batch; evaluation uses
#   running averages; with very small batches or few epochs the averages are bad and accuracy can suffer.
#
# Common mistake: measuring accuracy in training mode: take off 0.25.
# ### END MARK SCHEME
