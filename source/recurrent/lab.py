# ---
# jupyter:
#   autograder:
#     number: 12
#     title: {es: "Redes recurrentes", en: "Recurrent networks"}
#     off_limits:
#       torch: ["torch"]
#       torch_recurrent:
#         [
#           "torch.nn.*RNN*", "torch.nn.*LSTM*", "torch.nn.*GRU*",
#           "torch.ao.nn.*RNN*", "torch.ao.nn.*LSTM*", "torch.ao.nn.*GRU*",
#           "torch.rnn_*", "torch.lstm*", "torch.gru*", "torch._lstm*",
#           "torch.quantized_rnn*", "torch.quantized_lstm*", "torch.quantized_gru*",
#           "torch._cudnn_rnn*", "torch.miopen_rnn*", "torch.mkldnn_rnn*",
#           "torch._VF.*rnn*", "torch._VF.*lstm*", "torch._VF.*gru*",
#           "torch._C._VariableFunctions.*rnn*", "torch._C._VariableFunctions.*lstm*",
#           "torch._C._VariableFunctions.*gru*",
#           "torch.ops.aten.*rnn*", "torch.ops.aten.*lstm*", "torch.ops.aten.*gru*",
#         ]
# ---

# %% [markdown] lang="es"
# # Redes recurrentes
#
# Hasta ahora cada ejemplo cabía en un vector de tamaño fijo. Una frase, una melodía o una serie de
# temperaturas no caben: su largo cambia, y lo que importa es **el orden**. Una red recurrente lee la
# secuencia de a un elemento y guarda lo que necesita recordar en un **estado**, que se actualiza siempre con
# los mismos pesos.
#
# En este laboratorio vas a
#
# 1. entrenar la red recurrente más chica que existe, con dos pesos, y derivar a mano su gradiente;
# 2. ver con tus propios ojos cómo un gradiente explota, y domarlo;
# 3. programar hacia adelante y hacia atrás una red recurrente de verdad, y el paso de una LSTM;
# 4. enseñarle a contar a una red hecha por ti en PyTorch.
#
# Debajo de cada ejercicio hay una celda con `check(...)`: córrela las veces que quieras. Te dice qué va bien,
# qué falta y te da una pista. No pone nota; esa la pone el corrector, que mira lo mismo con más casos.
#
# Las capas recurrentes de torch (`nn.RNN`, `nn.LSTM`, `nn.GRU` y sus celdas) quedan fuera de juego en todos
# los ejercicios: aquí las construyes tú. En los ejercicios de NumPy tampoco vale torch.

# %% [markdown] lang="en"
# # Recurrent networks
#
# So far each example fitted into a vector of fixed size. A sentence, a melody or a series of temperatures
# does not: its length varies, and what matters is **the order**. A recurrent network reads the sequence one
# element at a time and keeps what it has to remember in a **state**, which is always updated with the same
# weights.
#
# In this lab you will
#
# 1. train the smallest recurrent network there is, with two weights, and derive its gradient by hand;
# 2. see with your own eyes how a gradient explodes, and tame it;
# 3. program a real recurrent network, forwards and backwards, and the step of an LSTM;
# 4. teach a network of your own making to count, in PyTorch.
#
# Below each exercise there is a cell with `check(...)`: run it as often as you like. It says what works and
# what is missing, and gives you a hint. It gives no marks; the grader does, looking at the same with more
# cases.
#
# Torch's recurrent layers (`nn.RNN`, `nn.LSTM`, `nn.GRU` and their cells) are off limits in all exercises:
# here you build them yourself. In the NumPy exercises torch is off limits altogether.

# %% role="setup"
import math

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

# %% [markdown] lang="es"
# ## 1. Contar unos con dos pesos
#
# La tarea: llega una fila de bits, de a uno, y al final hay que decir cuántos unos hubo. La red que la
# resuelve tiene un solo número como estado y dos pesos, $U$ para la entrada y $W$ para el estado anterior:
#
# $$ s_t = s_{t-1}\, W + x_t\, U, \qquad s_0 = 0, \qquad \hat y = s_T. $$
#
# No hay activación ni sesgo. ¿Qué pesos cuentan unos? $U = 1$ y $W = 1$: cada bit se suma a lo que ya había.
# Miremos tres pares de pesos sobre la fila $1, 0, 1, 1$, paso por paso.

# %% [markdown] lang="en"
# ## 1. Counting ones with two weights
#
# The task: a row of bits arrives, one at a time, and in the end we have to say how many ones there were. The
# network that solves it has a single number for a state, and two weights, $U$ for the input and $W$ for the
# state before:
#
# $$ s_t = s_{t-1}\, W + x_t\, U, \qquad s_0 = 0, \qquad \hat y = s_T. $$
#
# There is no activation and no bias. Which weights count ones? $U = 1$ and $W = 1$: each bit is added to what
# was there. Let us look at three pairs of weights on the row $1, 0, 1, 1$, step by step.

# %%
for U, W in ((1.0, 1.0), (1.0, 0.5), (1.0, 2.0)):
    s1 = 0.0 * W + 1 * U
    s2 = s1 * W + 0 * U
    s3 = s2 * W + 1 * U
    s4 = s3 * W + 1 * U
    print(f"U = {U}, W = {W}:  s = {s1}, {s2}, {s3}, {s4}")

# %% [markdown] lang="es"
# Con $W = 0{,}5$ la red olvida (el primer uno pesa $0{,}5^3$ al final) y con $W = 2$ exagera lo antiguo. Tu
# primera tarea es hacer lo mismo para muchas secuencias a la vez y para cualquier largo $T \ge 1$.

# %% [markdown] lang="en"
# With $W = 0.5$ the network forgets (the first one weighs $0.5^3$ in the end), and with $W = 2$ it
# exaggerates what is old. Your first task is to do the same for many sequences at once, of any length
# $T \ge 1$.


# %% exercise="forward_states" points=2 off_limits="torch"
def forward_states(x: np.ndarray, U: float, W: float) -> np.ndarray:
    """
    :es:
    Todos los estados `s_t = s_{t-1} W + x_t U`, con `s_0 = 0`.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T) con T >= 1; no se modifica.
        U: peso de la entrada.
        W: peso del estado anterior.

    Devuelve:
        Un arreglo float64 de forma (N, T+1): la columna t es s_t, y la columna 0 es cero.
    :en:
    All states `s_t = s_{t-1} W + x_t U`, with `s_0 = 0`.

    Args:
        x: one sequence per row, float64 of shape (N, T) with T >= 1; it is not modified.
        U: weight of the input.
        W: weight of the state before.

    Returns:
        A float64 array of shape (N, T+1): column t is s_t, and column 0 is zero.
    :end:

    >>> forward_states(np.array([[1.0, 0.0, 1.0]]), 1.0, 0.5)
    array([[0.  , 1.  , 0.5 , 1.25]])
    """
    ### BEGIN SOLUTION
    count, length = x.shape
    states = np.zeros((count, length + 1))
    for t in range(length):
        states[:, t + 1] = states[:, t] * W + x[:, t] * U
    return states
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Desplegar en el tiempo
#
# Una red recurrente parece tener un ciclo, pero si dibujas una copia por instante el ciclo desaparece: queda
# una red común y corriente de $T$ capas, con una particularidad: **todas las capas comparten los mismos
# pesos**. (La celda que sigue usa tu función; mientras no la escribas, va a reclamar.)

# %% [markdown] lang="en"
# ### Unfolding in time
#
# A recurrent network seems to have a cycle, but if you draw one copy per instant the cycle is gone: what is
# left is an ordinary network of $T$ layers, with one peculiarity: **all layers share the same weights**. (The
# cell that follows uses your function; until you have written it, it will complain.)

# %%
bits = np.array([[1.0, 0.0, 1.0, 1.0]])
U, W = 1.0, 0.5
states = forward_states(bits, U, W)[0]
figure, axes = plt.subplots(figsize=(9.5, 3.2), layout="constrained")
arrow = {"arrowstyle": "-|>", "lw": 1.5, "shrinkA": 19, "shrinkB": 19}
for t, state in enumerate(states):
    axes.scatter(t, 1, s=1100, color="tab:blue", zorder=3)
    axes.annotate(f"{state:.4g}", (t, 1), color="white", ha="center", va="center", zorder=4)
    axes.annotate(f"$s_{t}$", (t, 1.36), ha="center")
    if t > 0:
        axes.annotate("", (t, 1), (t - 1, 1), arrowprops=arrow | {"color": "tab:blue"})
        axes.annotate("", (t, 1), (t, 0), arrowprops=arrow | {"color": "tab:orange"})
        axes.annotate(f"$W={W:g}$", (t - 0.5, 1.1), color="tab:blue", ha="center")
        axes.annotate(f"$U={U:g}$", (t + 0.06, 0.45), color="tab:orange")
        axes.scatter(t, 0, s=1100, color="tab:orange", zorder=3)
        axes.annotate(f"{bits[0, t - 1]:g}", (t, 0), color="white", ha="center", va="center", zorder=4)
        axes.annotate(f"$x_{t}$", (t, -0.46), ha="center")
axes.set(xlim=(-0.4, 4.6), ylim=(-0.6, 1.6))
axes.axis("off")
axes.set_title("La red desplegada: cuatro pasos, los mismos dos pesos")  # lang: es
axes.set_title("The network unfolded: four steps, the same two weights")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### El error
#
# Con $N$ secuencias y sus respuestas $y_n$ medimos el error cuadrático, **sumado** (no promediado) sobre las
# secuencias: $J = \sum_n (s_{n,T} - y_n)^2$.

# %% [markdown] lang="en"
# ### The error
#
# For $N$ sequences and their answers $y_n$ we measure the squared error, **summed** (not averaged) over the
# sequences: $J = \sum_n (s_{n,T} - y_n)^2$.


# %% exercise="squared_error" points=1 off_limits="torch"
def squared_error(x: np.ndarray, y: np.ndarray, U: float, W: float) -> float:
    """
    :es:
    La suma sobre las secuencias de `(s_T - y)²`.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T).
        y: respuestas correctas, float64 de forma (N,).
        U, W: los dos pesos.

    Devuelve:
        El error, un float (no un arreglo).
    :en:
    The sum over the sequences of `(s_T - y)²`.

    Args:
        x: one sequence per row, float64 of shape (N, T).
        y: right answers, float64 of shape (N,).
        U, W: the two weights.

    Returns:
        The error, a float (no array).
    :end:

    >>> squared_error(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1.0, 0.5)
    0.5625
    """
    ### BEGIN SOLUTION
    residuals = forward_states(x, U, W)[:, -1] - y
    return float(np.sum(residuals**2))
    ### END SOLUTION


# %% [markdown] lang="es"
# ## 2. Backpropagation a través del tiempo
#
# ¿Cómo cambia $J$ si movemos $W$ un poquito? El mismo $W$ actúa en cada paso, así que hay que sumar su
# efecto en **todos**. La red desplegada dice cómo: el error $\delta_T = 2 (s_T - y)$ viaja hacia atrás, y
# cada vez que cruza una flecha $W$ se multiplica por $W$:
#
# $$ \delta_{t-1} = \delta_t\, W, \qquad
#    \frac{\partial J}{\partial U} = \sum_{t=1}^T \delta_t\, x_t, \qquad
#    \frac{\partial J}{\partial W} = \sum_{t=1}^T \delta_t\, s_{t-1}. $$
#
# Esto es *backpropagation through time* (Werbos, 1990). Hagámoslo una vez a mano, con $T = 3$, y comparemos
# con un cociente de diferencias.

# %% [markdown] lang="en"
# ## 2. Backpropagation through time
#
# How does $J$ change when we move $W$ a little? The same $W$ is at work in each step, so its effect in
# **all** of them has to be added. The unfolded network says how: the error $\delta_T = 2 (s_T - y)$ travels
# backwards, and each time it crosses an arrow $W$ it is multiplied by $W$:
#
# $$ \delta_{t-1} = \delta_t\, W, \qquad
#    \frac{\partial J}{\partial U} = \sum_{t=1}^T \delta_t\, x_t, \qquad
#    \frac{\partial J}{\partial W} = \sum_{t=1}^T \delta_t\, s_{t-1}. $$
#
# This is backpropagation through time (Werbos, 1990). Let us do it once by hand, with $T = 3$, and compare
# with a difference quotient.

# %%
x1, x2, x3, target = 1.0, 1.0, 0.0, 2.0
U, W = 0.8, 0.9
s1 = x1 * U
s2 = s1 * W + x2 * U
s3 = s2 * W + x3 * U
delta3 = 2 * (s3 - target)
delta2 = delta3 * W
delta1 = delta2 * W
print(f"s     = {s1:.4f}, {s2:.4f}, {s3:.4f}")
print(f"delta = {delta1:.4f}, {delta2:.4f}, {delta3:.4f}")
print(f"dJ/dU = {delta1 * x1 + delta2 * x2 + delta3 * x3:.6f}")
print(f"dJ/dW = {delta1 * 0.0 + delta2 * s1 + delta3 * s2:.6f}")

row, answer, h = np.array([[x1, x2, x3]]), np.array([target]), 1e-5
print(
    "dJ/dW ≈", round((squared_error(row, answer, U, W + h) - squared_error(row, answer, U, W - h)) / 2 / h, 6)
)

# %% [markdown] lang="es"
# Coincide. Pero un cociente de diferencias es apenas una aproximación (y cuesta dos pasadas por peso): sirve
# para **revisar** un gradiente, no para entrenar. El ejercicio pide el gradiente exacto.

# %% [markdown] lang="en"
# They agree. But a difference quotient is just an approximation (and costs two passes per weight): it is
# good for **checking** a gradient, not for training. The exercise asks for the exact gradient.


# %% exercise="bptt" points=4 off_limits="torch"
def bptt(x: np.ndarray, y: np.ndarray, U: float, W: float) -> tuple[float, float]:
    """
    :es:
    El gradiente exacto de `squared_error` respecto de los dos pesos.

    Vale cualquier método exacto; una diferencia finita no lo es: se tolera un error de 1e-9 de la suma de los
    valores absolutos de los términos.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T) con T >= 1.
        y: respuestas correctas, float64 de forma (N,).
        U, W: los dos pesos.

    Devuelve:
        Una tupla de dos floats, (∂J/∂U, ∂J/∂W).
    :en:
    The exact gradient of `squared_error` with respect to the two weights.

    Any exact method will do; a finite difference is none: what is tolerated is an error of 1e-9 of the sum of
    the absolute values of the terms.

    Args:
        x: one sequence per row, float64 of shape (N, T) with T >= 1.
        y: right answers, float64 of shape (N,).
        U, W: the two weights.

    Returns:
        A tuple of two floats, (∂J/∂U, ∂J/∂W).
    :end:

    >>> bptt(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1.0, 0.5)
    (-1.875, -1.5)
    """
    ### BEGIN SOLUTION
    states = forward_states(x, U, W)
    delta = 2.0 * (states[:, -1] - y)  # ∂J/∂s_t, beginning with t = T
    dU = dW = 0.0
    for t in reversed(range(x.shape[1])):
        dU += float(delta @ x[:, t])
        dW += float(delta @ states[:, t])
        delta = delta * W
    return dU, dW
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Entrenar, y que no se caiga
#
# Con el gradiente a mano, el descenso es una línea: los dos pesos dan su paso **al mismo tiempo**. Pero ya
# verás que esta red diverge con facilidad: un paso de más, y en dos épocas hay números que no caben en un
# `float64`. Queremos que ese desastre quede registrado (`inf`, `nan`), no que el programa se caiga ni que
# llene la pantalla de advertencias. Para eso existe `np.errstate`:

# %% [markdown] lang="en"
# ### Training, without falling over
#
# With the gradient at hand, descent is one line: both weights take their step **at the same time**. But as
# you will see, this network diverges easily: one step too far, and two epochs later there are numbers that do
# not fit into a `float64`. We want that disaster to be recorded (`inf`, `nan`), not to make the program fall
# over or fill the screen with warnings. That is what `np.errstate` is for:

# %%
with np.errstate(over="ignore", invalid="ignore"):
    huge = np.float64(1e200) ** 2
    print(huge, huge - huge)
try:
    print(1e200**2)
except OverflowError as error:
    print("Los floats de Python, en cambio:", repr(error))  # lang: es
    print("Python's own floats, however:", repr(error))  # lang: en

# %% [markdown] lang="es"
# Y para domarlo, el **recorte** (*gradient clipping*; Pascanu, Mikolov y Bengio, 2013): si la norma del
# gradiente completo, $\sqrt{(\partial J/\partial U)^2 + (\partial J/\partial W)^2}$, supera `max_norm`, los
# dos componentes se achican por el mismo factor hasta que la norma sea `max_norm`. La dirección no cambia.

# %% [markdown] lang="en"
# And to tame it there is **clipping** (Pascanu, Mikolov and Bengio, 2013): when the norm of the whole
# gradient, $\sqrt{(\partial J/\partial U)^2 + (\partial J/\partial W)^2}$, exceeds `max_norm`, both
# components are shrunk by the same factor until the norm is `max_norm`. The direction stays.


# %% exercise="train" points=4 off_limits="torch"
def train(
    x: np.ndarray,
    y: np.ndarray,
    epochs: int,
    learning_rate: float,
    weights: tuple[float, float],
    max_norm: float | None = None,
) -> dict[str, list[float]]:
    """
    :es:
    Descenso de gradiente de `squared_error` en los dos pesos.

    Sin `max_norm`, una corrida que diverge sigue hasta el final: sus valores pasan a `inf` o `nan` en
    silencio, sin advertencias ni errores, diga lo que diga `np.seterr`.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T).
        y: respuestas correctas, float64 de forma (N,).
        epochs: cuántos pasos dar (puede ser 0).
        learning_rate: tasa de aprendizaje.
        weights: de dónde partir, (U, W).
        max_norm: si se da, el par de gradientes se achica cuando su norma euclidiana lo supera.

    Devuelve:
        Un dict con tres listas de floats, "loss", "U" y "W", de largo epochs + 1: la partida y lo que hay
        después de cada paso.
    :en:
    Gradient descent of `squared_error` in the two weights.

    Without `max_norm` a run that diverges goes on to the end: its values become `inf` or `nan` silently,
    without warnings or errors, whatever `np.seterr` says.

    Args:
        x: one sequence per row, float64 of shape (N, T).
        y: right answers, float64 of shape (N,).
        epochs: how many steps to take (may be 0).
        learning_rate: the learning rate.
        weights: where to start, (U, W).
        max_norm: if given, the pair of gradients is scaled down when its Euclidean norm exceeds it.

    Returns:
        A dict with three lists of floats, "loss", "U" and "W", of length epochs + 1: the start, and what
        there is after each step.
    :end:

    >>> train(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1, 0.1, (1.0, 0.5))["U"]
    [1.0, 1.1875]
    """
    ### BEGIN SOLUTION
    U, W = (float(weight) for weight in weights)
    history: dict[str, list[float]] = {"loss": [], "U": [], "W": []}

    def record() -> None:
        history["loss"].append(squared_error(x, y, U, W))
        history["U"].append(U)
        history["W"].append(W)

    with np.errstate(all="ignore"):  # a diverging run is a result, not an accident
        record()
        for _ in range(epochs):
            dU, dW = bptt(x, y, U, W)
            if max_norm is not None:
                norm = math.hypot(dU, dW)
                if norm > max_norm:
                    dU, dW = dU * (max_norm / norm), dW * (max_norm / norm)
            U, W = U - learning_rate * dU, W - learning_rate * dW
            record()
    return history
    ### END SOLUTION


# %% [markdown] lang="es"
# ## 3. La superficie del error
#
# Tomemos 30 secuencias de 10 bits al azar y dibujemos $J(U, W)$ en todo el plano. A la izquierda, el
# logaritmo de $J$: el mínimo $(1, 1)$ está en un valle angosto, al pie de un acantilado. A la derecha, un
# corte con $U = 1$ fijo: para $W < 1$ casi una meseta, para $W > 1$ una pared, porque ahí $J$ crece como
# $W^{2(T-1)}$.

# %% [markdown] lang="en"
# ## 3. The surface of the error
#
# Let us take 30 random sequences of 10 bits, and draw $J(U, W)$ all over the plane. On the left, the
# logarithm of $J$: the minimum $(1, 1)$ lies in a narrow valley, at the foot of a cliff. On the right, a cut
# with $U = 1$ fixed: for $W < 1$ it is nearly a plateau, for $W > 1$ a wall, since there $J$ grows like
# $W^{2(T-1)}$.

# %%
sequences = np.random.default_rng(12).integers(0, 2, size=(30, 10)).astype(np.float64)
ones = sequences.sum(axis=1)

u_axis, w_axis = np.linspace(-1, 3, 81), np.linspace(-1.6, 1.6, 97)
surface = np.array([[squared_error(sequences, ones, u, w) for u in u_axis] for w in w_axis])


def draw_surface(axes: plt.Axes) -> None:
    """Contours of the logarithm of the error, and the minimum."""
    levels = axes.contourf(u_axis, w_axis, np.log10(surface + 1e-3), levels=24, cmap="viridis")
    axes.figure.colorbar(levels, ax=axes, label=r"$\log_{10} J$", ticks=range(-3, 8, 2))
    axes.plot(1, 1, "*", color="white", ms=13, mec="black")
    axes.set(xlabel="$U$", ylabel="$W$")


figure, (plane, cut) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
draw_surface(plane)
plane.set_title("El error en todo el plano (★ el mínimo)")  # lang: es
plane.set_title("The error all over the plane (★ the minimum)")  # lang: en
along = np.linspace(-1.6, 1.6, 401)
cut.semilogy(along, [squared_error(sequences, ones, 1.0, w) + 1e-3 for w in along])
cut.axvline(1, color="0.7", lw=0.8, zorder=0)
cut.set(xlabel="$W$", ylabel="$J(1, W)$")
cut.set_title("Un corte con $U = 1$: meseta, valle y pared")  # lang: es
cut.set_title("A cut with $U = 1$: plateau, valley and wall")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### Un gradiente que explota
#
# Bajemos por ella desde $(U, W) = (0{,}6;\ 1{,}5)$. Una tasa tan pequeña que parece inofensiva basta para
# que el primer paso salga disparado: al otro lado hay otra pared, más alta todavía, y el paso siguiente es
# peor. Con el **recorte** el paso nunca mide más que `learning_rate * max_norm`, y la misma tasa llega.

# %% [markdown] lang="en"
# ### A gradient that explodes
#
# Let us go down from $(U, W) = (0.6, 1.5)$. A rate so small that it looks harmless is enough to make the
# first step shoot off: on the other side there is another wall, a higher one, and the next step is worse.
# With **clipping** no step is longer than `learning_rate * max_norm`, and the same rate gets there.

# %%
start, rate = (0.6, 1.5), 4e-5
runs = {
    "sin recorte": train(sequences, ones, 1000, rate, start),  # lang: es
    "con recorte": train(sequences, ones, 1000, rate, start, max_norm=1000.0),  # lang: es
    "without clipping": train(sequences, ones, 1000, rate, start),  # lang: en
    "with clipping": train(sequences, ones, 1000, rate, start, max_norm=1000.0),  # lang: en
}
figure, panels = plt.subplots(1, 3, figsize=(12, 3.9), layout="constrained")
draw_surface(panels[0])
panels[0].set(xlim=(u_axis[0], u_axis[-1]), ylim=(w_axis[0], w_axis[-1]))
for (name, history), color, style in zip(runs.items(), ("tab:red", "tab:orange"), ("o--", "-"), strict=True):
    values = {key: np.array(numbers) for key, numbers in history.items()}
    shown = np.abs(values["W"]) < 1e6
    panels[0].plot(values["U"][shown], values["W"][shown], style, color=color, ms=5, lw=2, label=name)
    panels[1].plot(values["W"][shown], style, color=color, ms=5, label=f"$W$, {name}")
    epochs_shown = np.flatnonzero(np.isfinite(values["loss"]))
    panels[2].semilogy(epochs_shown, values["loss"][epochs_shown], style, color=color, ms=5, label=name)
    if epochs_shown.size != len(values["loss"]):
        first = int(np.flatnonzero(~np.isfinite(values["loss"]))[0])
        print(f"{name}: W = {history['W'][: first + 2]}")
clipped = list(runs.values())[1]
panels[1].plot(clipped["U"], color="tab:blue", label=f"$U$, {name}")
panels[1].axhline(1, color="0.7", lw=0.8, zorder=0)
panels[1].set(ylim=(-1.6, 1.9))
panels[2].set(ylim=(1e-3, 1e24))
for axes in panels:
    axes.legend(loc="lower right" if axes is not panels[2] else "upper right", fontsize=9)
panels[0].set_title("El camino")  # lang: es
panels[1].set_title("Los pesos")  # lang: es
panels[2].set_title("El error")  # lang: es
panels[1].set_xlabel("época")  # lang: es
panels[2].set_xlabel("época")  # lang: es
panels[0].set_title("The path")  # lang: en
panels[1].set_title("The weights")  # lang: en
panels[2].set_title("The error")  # lang: en
panels[1].set_xlabel("epoch")  # lang: en
panels[2].set_xlabel("epoch")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 4. Recortar, para cualquier red
#
# En una red con muchos pesos, los gradientes llegan en una **lista de arreglos** de formas distintas. La
# norma es la de todos los números juntos, como si fueran un solo vector largo, y el factor es uno solo:
#
# $$ \lVert g \rVert = \sqrt{\sum_i \sum_j g_{ij}^2}, \qquad g_i \leftarrow g_i \cdot
#    \min\!\left(1, \frac{\texttt{max\_norm}}{\lVert g \rVert}\right). $$
#
# Ojo con dividir por cero.

# %% [markdown] lang="en"
# ## 4. Clipping, for any network
#
# In a network with many weights, the gradients come as a **list of arrays** of different shapes. The norm is
# that of all numbers together, as if they were one long vector, and there is a single factor:
#
# $$ \lVert g \rVert = \sqrt{\sum_i \sum_j g_{ij}^2}, \qquad g_i \leftarrow g_i \cdot
#    \min\!\left(1, \frac{\texttt{max\_norm}}{\lVert g \rVert}\right). $$
#
# Mind the division by zero.


# %% exercise="clip_by_norm" points=2 off_limits="torch"
def clip_by_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """
    :es:
    Achica los gradientes, todos por el mismo factor, si su norma conjunta supera `max_norm`.

    Argumentos:
        gradients: lista de arreglos float64 de cualquier forma; ni la lista ni los arreglos se modifican.
        max_norm: la norma máxima, mayor que cero; infinito también vale.

    Devuelve:
        (clipped, norm): la lista de los gradientes multiplicados por `min(1, max_norm / norm)`, y la norma
        euclidiana de todos juntos *antes* de recortar, un float. Una lista vacía da ([], 0.0).

    Lanza:
        ValueError: si no se cumple max_norm > 0 (tampoco NaN lo cumple), también con una lista vacía.
    :en:
    Shrinks the gradients, all by the same factor, when their overall norm exceeds `max_norm`.

    Args:
        gradients: list of float64 arrays of any shape; neither the list nor the arrays are modified.
        max_norm: the largest norm, greater than zero; infinity is fine too.

    Returns:
        (clipped, norm): the list of the gradients times `min(1, max_norm / norm)`, and the Euclidean norm of
        all of them together *before* clipping, a float. An empty list gives ([], 0.0).

    Raises:
        ValueError: unless max_norm > 0 (which NaN is not, either), for an empty list too.
    :end:

    >>> clip_by_norm([np.array([3.0]), np.array([[4.0]])], 2.5)
    ([array([1.5]), array([[2.]])], 5.0)
    """
    ### BEGIN SOLUTION
    if not max_norm > 0:  # says no to NaN, too
        raise ValueError(f"max_norm must be greater than zero, got {max_norm}")
    norm = math.sqrt(sum(float(np.sum(gradient**2)) for gradient in gradients))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [gradient * factor for gradient in gradients], norm
    ### END SOLUTION


# %% [markdown] lang="es"
# ## 5. Por qué explotan, por qué se desvanecen
#
# Si el estado es un vector, $s_t = s_{t-1} W + \dots$ con una matriz $W$, retroceder $k$ pasos multiplica el
# gradiente $k$ veces por $W$: en una red lineal, $\partial s_t / \partial s_{t-k}$ es $W^k$ (o su traspuesta,
# según cómo se ordenen los índices). Cuánto puede crecer un vector al multiplicarse por una matriz lo dice su
# **norma espectral** (su mayor valor singular). Y lo que pasa *a la larga* lo decide otro número, el **radio
# espectral** $r = \max_i |\lambda_i|$: si $r < 1$, $W^k \to 0$ y el pasado lejano no deja huella en el
# gradiente; si $r > 1$, explota.

# %% [markdown] lang="en"
# ## 5. Why they explode, why they vanish
#
# When the state is a vector, $s_t = s_{t-1} W + \dots$ with a matrix $W$, going back $k$ steps multiplies
# the gradient by $W$ $k$ times: in a linear network, $\partial s_t / \partial s_{t-k}$ is $W^k$ (or its
# transpose, depending on how the indices are arranged). How much a vector can grow when it is multiplied by
# a matrix is told by the **spectral norm** (the largest singular value). And what happens *in the long run*
# is decided by another number, the **spectral radius** $r = \max_i |\lambda_i|$: if $r < 1$, $W^k \to 0$
# and the distant past leaves no trace in the gradient; if $r > 1$, it explodes.


# %% exercise="state_jacobian_norm" points=1 off_limits="torch"
def state_jacobian_norm(W: np.ndarray, steps: int) -> float:
    """
    :es:
    Norma espectral de `∂s_t/∂s_{t-steps} = W^steps` en una red lineal.

    Argumentos:
        W: matriz float64 de forma (H, H), cualquiera: no hace falta que sea simétrica ni diagonalizable.
        steps: cuántos pasos hacia atrás, 0 o más; con 0 el resultado es 1.0.

    Devuelve:
        Un float.
    :en:
    Spectral norm of `∂s_t/∂s_{t-steps} = W^steps` in a linear network.

    Args:
        W: float64 matrix of shape (H, H), any: it need be neither symmetric nor diagonalizable.
        steps: how many steps back, 0 or more; for 0 the result is 1.0.

    Returns:
        A float.
    :end:

    >>> state_jacobian_norm(np.array([[0.0, 2.0], [-2.0, 0.0]]), 3)
    8.0
    """
    ### BEGIN SOLUTION
    return float(np.linalg.norm(np.linalg.matrix_power(W, steps), ord=2))
    ### END SOLUTION


# %% exercise="long_run" points=2 off_limits="torch"
def long_run(W: np.ndarray, tol: float = 1e-9) -> str:
    """
    :es:
    Qué le pasa a `W^k` a la larga, según el radio espectral `r` de `W`.

    Argumentos:
        W: matriz float64 de forma (H, H); sus valores propios pueden ser negativos o complejos.
        tol: cuán cerca de 1 cuenta como 1.

    Devuelve:
        "marginal" si |r - 1| <= tol; si no, "vanishes" cuando r < 1 y "explodes" cuando r > 1.
    :en:
    What becomes of `W^k` in the long run, by the spectral radius `r` of `W`.

    Args:
        W: float64 matrix of shape (H, H); its eigenvalues may be negative or complex.
        tol: how close to 1 counts as 1.

    Returns:
        "marginal" if |r - 1| <= tol; else "vanishes" when r < 1 and "explodes" when r > 1.
    :end:

    >>> long_run(np.array([[0.0, 1.0], [-1.0, 0.0]]))
    'marginal'
    """
    ### BEGIN SOLUTION
    radius = float(np.abs(np.linalg.eigvals(W)).max())
    if abs(radius - 1.0) <= tol:
        return "marginal"
    return "explodes" if radius > 1.0 else "vanishes"
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Norma contra radio
#
# Tres matrices al azar de $20 \times 20$, escaladas a radio $0{,}9$, $1$ y $1{,}1$, y una cuarta con radio
# $0{,}9$ que lleva un número grande fuera de la diagonal. Fíjate en ella: **primero crece y después se
# desvanece**. La norma de un paso ($\lVert W \rVert > 1$) habría dicho «explota».

# %% [markdown] lang="en"
# ### Norm against radius
#
# Three random $20 \times 20$ matrices, scaled to radius $0.9$, $1$ and $1.1$, and a fourth of radius $0.9$
# with a large number off the diagonal. Look at that one: **it grows first, and vanishes later**. The norm of
# a single step ($\lVert W \rVert > 1$) would have said "explodes".

# %%
square = np.random.default_rng(5).normal(size=(20, 20))
square /= np.abs(np.linalg.eigvals(square)).max()
matrices = {f"$r = {r:g}$": r * square for r in (0.9, 1.0, 1.1)}
matrices["$[0.9\\;\\;5;\\;\\;0\\;\\;0.8]$"] = np.array([[0.9, 5.0], [0.0, 0.8]])

figure, axes = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
back = range(0, 61)
for name, matrix in matrices.items():
    norms = [state_jacobian_norm(matrix, k) for k in back]
    axes.semilogy(back, norms, label=f"{name}  {long_run(matrix)}")
axes.legend()
axes.set_ylabel(r"$\Vert W^k \Vert$")
axes.set_xlabel("$k$, pasos hacia atrás")  # lang: es
axes.set_title("A la larga manda el radio espectral")  # lang: es
axes.set_xlabel("$k$, steps back")  # lang: en
axes.set_title("In the long run the spectral radius rules")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 6. Una red recurrente de verdad
#
# Ahora sí, con vectores y con una no linealidad (la red de Elman, 1990). En cada paso llega un lote
# $x_t$ de forma $(N, D)$; el estado es $(N, H)$ y la salida $(N, O)$:
#
# $$ s_t = \tanh(x_t U + s_{t-1} W + b), \qquad y_t = s_t V + c. $$
#
# Nota la convención: las muestras son filas, así que los pesos multiplican por la derecha. El tiempo es la
# **primera** dimensión, y `states[t]` es $s_t$: hay un estado más que entradas.

# %% [markdown] lang="en"
# ## 6. A real recurrent network
#
# Now with vectors, and with a nonlinearity (Elman's network, 1990). In each step a batch $x_t$ of shape
# $(N, D)$ arrives; the state is $(N, H)$ and the output $(N, O)$:
#
# $$ s_t = \tanh(x_t U + s_{t-1} W + b), \qquad y_t = s_t V + c. $$
#
# Mind the convention: samples are rows, so weights multiply from the right. Time is the **first** dimension,
# and `states[t]` is $s_t$: there is one more state than there are inputs.


# %% exercise="rnn_forward" points=3 off_limits="torch"
def rnn_forward(
    X: np.ndarray,
    s0: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    b: np.ndarray,
    c: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """
    :es:
    Estados y salidas de `s_t = tanh(x_t U + s_{t-1} W + b)`, `y_t = s_t V + c`.

    La tanh es correcta también con preactivaciones grandes, de cientos o miles.

    Argumentos (todos float64; ninguno se modifica):
        X: entradas, (T, N, D) con T >= 1.
        s0: estado inicial, (N, H).
        U, W, V: pesos de la entrada (D, H), del estado (H, H) y de la salida (H, O).
        b, c: sesgos del estado (H,) y de la salida (O,).

    Devuelve:
        (states, outputs), de formas (T+1, N, H) y (T, N, O); states[0] es s0.
    :en:
    States and outputs of `s_t = tanh(x_t U + s_{t-1} W + b)`, `y_t = s_t V + c`.

    tanh is right for large preactivations too, of hundreds or thousands.

    Args (all float64; none is modified):
        X: inputs, (T, N, D) with T >= 1.
        s0: initial state, (N, H).
        U, W, V: weights of the input (D, H), of the state (H, H) and of the output (H, O).
        b, c: biases of the state (H,) and of the output (O,).

    Returns:
        (states, outputs), of shapes (T+1, N, H) and (T, N, O); states[0] is s0.
    :end:

    >>> one, zero = np.ones((1, 1)), np.zeros(1)
    >>> rnn_forward(np.ones((1, 1, 1)), 0 * one, one, one, 2 * one, zero, zero)[1]
    array([[[1.52318831]]])
    """
    ### BEGIN SOLUTION
    states = np.empty((len(X) + 1, *s0.shape))
    states[0] = s0
    for t, x in enumerate(X):
        states[t + 1] = np.tanh(x @ U + states[t] @ W + b)
    return states, states[1:] @ V + c
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Hacia atrás
#
# Es la misma idea de antes. A cada estado $s_t$ le llega error por **dos** caminos: desde su propia salida y
# desde el estado siguiente. Después cruza la $\tanh$, cuya derivada se escribe con el propio estado:
#
# $$ \delta_t = \left( \frac{\partial J}{\partial y_t} V^\top + \delta_{t+1} W^\top \right) \odot (1 - s_t^2),
#    \qquad \delta_{T+1} = 0. $$
#
# De $\delta_t$ sale todo lo demás: a $U$ le toca con $x_t$, a $W$ con $s_{t-1}$, y así. Como los pesos se
# comparten, se **suma** sobre el tiempo (y sobre el lote). Un buen control: cada gradiente tiene la forma de
# su variable.

# %% [markdown] lang="en"
# ### Backwards
#
# It is the same idea as before. Error reaches each state $s_t$ on **two** ways: from its own output, and from
# the state that follows. Then it crosses the $\tanh$, whose derivative can be written with the state itself:
#
# $$ \delta_t = \left( \frac{\partial J}{\partial y_t} V^\top + \delta_{t+1} W^\top \right) \odot (1 - s_t^2),
#    \qquad \delta_{T+1} = 0. $$
#
# All the rest follows from $\delta_t$: $U$ gets its share with $x_t$, $W$ with $s_{t-1}$, and so on. Since
# weights are shared, we **sum** over time (and over the batch). A good test: each gradient has the shape of
# its variable.


# %% exercise="rnn_backward" points=6 off_limits="torch"
def rnn_backward(
    X: np.ndarray,
    states: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    dJ_doutputs: np.ndarray,
) -> dict[str, np.ndarray]:
    """
    :es:
    Los gradientes de `J` respecto de todo lo que entra en `rnn_forward`.

    Argumentos (todos float64; ninguno se modifica):
        X: las entradas, (T, N, D).
        states: los estados que entrega `rnn_forward`, (T+1, N, H).
        U, W, V: los pesos, (D, H), (H, H) y (H, O).
        dJ_doutputs: el gradiente de J respecto de cada salida, (T, N, O).

    Devuelve:
        Un dict con las claves "U", "W", "V", "b", "c", "s0" y "X"; cada gradiente tiene la forma de su
        variable.
    :en:
    The gradients of `J` with respect to all that goes into `rnn_forward`.

    Args (all float64; none is modified):
        X: the inputs, (T, N, D).
        states: the states that `rnn_forward` returns, (T+1, N, H).
        U, W, V: the weights, (D, H), (H, H) and (H, O).
        dJ_doutputs: the gradient of J with respect to each output, (T, N, O).

    Returns:
        A dict with the keys "U", "W", "V", "b", "c", "s0" and "X"; each gradient has the shape of its
        variable.
    :end:

    >>> one = np.ones((1, 1))
    >>> rnn_backward(np.ones((1, 1, 1)), np.zeros((2, 1, 1)), one, one, 2 * one, np.ones((1, 1, 1)))["b"]
    array([2.])
    """
    ### BEGIN SOLUTION
    slopes = 1.0 - states[1:] ** 2  # of tanh, written with its values
    deltas = np.empty_like(slopes)  # ∂J/∂(x_t U + s_{t-1} W + b)
    from_later = np.zeros_like(slopes[0])
    for t in reversed(range(len(X))):
        deltas[t] = (dJ_doutputs[t] @ V.T + from_later) * slopes[t]
        from_later = deltas[t] @ W.T
    return {
        "U": np.einsum("tnd,tnh->dh", X, deltas),
        "W": np.einsum("tng,tnh->gh", states[:-1], deltas),
        "V": np.einsum("tnh,tno->ho", states[1:], dJ_doutputs),
        "b": np.einsum("tnh->h", deltas),
        "c": np.einsum("tno->o", dJ_doutputs),
        "s0": from_later,
        "X": deltas @ U.T,
    }
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Cuánto recuerda el gradiente
#
# El gradiente respecto de $x_t$ dice cuánto pesó cada entrada en la **última** salida. Con una red al azar de
# 30 unidades y 60 pasos, para tres tamaños de $W$: con $r = 0{,}5$ las entradas de hace veinte pasos ya no
# existen. Con $r = 1{,}5$ tampoco crece sin fin, porque la $\tanh$ se satura y su derivada frena.

# %% [markdown] lang="en"
# ### How much the gradient remembers
#
# The gradient with respect to $x_t$ tells how much each input mattered for the **last** output. With a random
# network of 30 units and 60 steps, for three sizes of $W$: with $r = 0.5$ the inputs of twenty steps ago no
# longer exist. With $r = 1.5$ it does not grow without end either, since $\tanh$ saturates and its derivative
# brakes.

# %%
rng = np.random.default_rng(3)
T, N, D, H = 60, 8, 4, 30
inputs, input_weights = rng.normal(size=(T, N, D)), rng.normal(size=(D, H)) / 2
recurrent, output_weights = rng.normal(size=(H, H)), rng.normal(size=(H, 1))
recurrent /= np.abs(np.linalg.eigvals(recurrent)).max()
only_last = np.zeros((T, N, 1))
only_last[-1] = 1.0

figure, axes = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
for r in (0.5, 1.0, 1.5):
    hidden, _ = rnn_forward(
        inputs, np.zeros((N, H)), input_weights, r * recurrent, output_weights, np.zeros(H), np.zeros(1)
    )
    arrived = rnn_backward(inputs, hidden, input_weights, r * recurrent, output_weights, only_last)["X"]
    axes.semilogy(range(1, T + 1), np.linalg.norm(arrived, axis=(1, 2)), label=f"$r = {r:g}$")
axes.legend()
axes.set_xlabel("$t$ (la última salida está a la derecha)")  # lang: es
axes.set_ylabel(r"$\Vert \partial y_T / \partial x_t \Vert$")
axes.set_title("El gradiente se desvanece hacia el pasado")  # lang: es
axes.set_xlabel("$t$ (the last output is on the right)")  # lang: en
axes.set_title("The gradient vanishes towards the past")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### Truncar
#
# Si el gradiente se desvanece igual, ¿para qué retroceder mil pasos? La *BPTT truncada* corta: el error de
# **cada salida** retrocede a lo más $k$ aplicaciones de la recurrencia. Con $k = 1$, el error de $y_t$ solo
# ve el paso que va de $s_{t-1}$ a $s_t$; con $k = 2$, también el anterior; con $k \ge T$ es la de siempre.
# Es una ventana que se desliza con $t$, **no** bloques fijos de $k$ pasos: en un bloque, la primera salida
# no ve nada hacia atrás y la última lo ve todo.

# %% [markdown] lang="en"
# ### Truncating
#
# If the gradient vanishes anyway, why go back a thousand steps? *Truncated BPTT* cuts: the error of **each
# output** goes back through at most $k$ applications of the recurrence. With $k = 1$ the error of $y_t$ only
# sees the step from $s_{t-1}$ to $s_t$; with $k = 2$ also the one before; with $k \ge T$ it is the usual one.
# It is a window that slides along with $t$, **not** fixed blocks of $k$ steps: in a block, the first output
# sees nothing of the past, and the last one all of it.


# %% exercise="truncated_bptt" points=3 off_limits="torch"
def truncated_bptt(
    X: np.ndarray,
    states: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    dJ_doutputs: np.ndarray,
    k: int,
) -> dict[str, np.ndarray]:
    """
    :es:
    Gradientes en que el error de cada salida retrocede a lo más `k` aplicaciones de la recurrencia.

    Argumentos:
        X, states, U, W, V, dJ_doutputs: como en `rnn_backward`; ninguno se modifica.
        k: largo de la ventana, 1 o más; si k >= T, el resultado es el de `rnn_backward`.

    Devuelve:
        Un dict con exactamente las claves "U", "W", "V", "b" y "c".

    Lanza:
        ValueError: si k < 1.
    :en:
    Gradients in which the error of each output goes back through at most `k` applications of the recurrence.

    Args:
        X, states, U, W, V, dJ_doutputs: as in `rnn_backward`; none is modified.
        k: length of the window, 1 or more; if k >= T, the result is that of `rnn_backward`.

    Returns:
        A dict with exactly the keys "U", "W", "V", "b" and "c".

    Raises:
        ValueError: if k < 1.
    :end:

    >>> one = np.ones((1, 1))
    >>> x, s, dJ = np.ones((3, 1, 1)), np.zeros((4, 1, 1)), np.ones((3, 1, 1))
    >>> [float(truncated_bptt(x, s, one, one, one, dJ, k)["b"][0]) for k in (1, 2, 3, 4)]
    [3.0, 5.0, 6.0, 6.0]
    """
    ### BEGIN SOLUTION
    if k < 1:
        raise ValueError(f"k must be at least 1, got {k}")
    slopes = 1.0 - states[1:] ** 2
    deltas = np.zeros_like(slopes)  # what arrives at step r from all outputs that may see it
    for t in range(len(X)):
        from_above = dJ_doutputs[t] @ V.T
        for r in range(t, max(t - k, -1), -1):
            delta = from_above * slopes[r]
            deltas[r] += delta
            from_above = delta @ W.T
    return {
        "U": np.einsum("tnd,tnh->dh", X, deltas),
        "W": np.einsum("tng,tnh->gh", states[:-1], deltas),
        "V": np.einsum("tnh,tno->ho", states[1:], dJ_doutputs),
        "b": np.einsum("tnh->h", deltas),
        "c": np.einsum("tno->o", dJ_doutputs),
    }
    ### END SOLUTION


# %% [markdown] lang="es"
# ## 7. Las compuertas de una LSTM
#
# La *long short-term memory* (Hochreiter y Schmidhuber, 1997; con compuerta de olvido desde Gers y otros,
# 2000) agrega al estado $h$ una **celda** $c$, una memoria que no se multiplica por una matriz en cada paso.
# De las mismas entradas se calculan cuatro bloques,
#
# $$ \begin{pmatrix} z_i \\ z_f \\ z_g \\ z_o \end{pmatrix} = W_{ih}\, x + b_{ih} + W_{hh}\, h + b_{hh},
#    \qquad i = \sigma(z_i),\ f = \sigma(z_f),\ g = \tanh(z_g),\ o = \sigma(z_o), $$
#
# y con ellos la memoria nueva y el estado nuevo ($\odot$ es elemento por elemento):
#
# $$ c' = f \odot c + i \odot g, \qquad h' = o \odot \tanh(c'). $$
#
# La compuerta $f$ decide qué se **olvida**, $i$ qué se **escribe** y $o$ qué se **muestra**. De $c$ a $c'$ el
# gradiente pasa multiplicado solo por $f$: si $f \approx 1$, no se desvanece.
#
# Los parámetros están guardados como los guarda PyTorch: los cuatro bloques, uno debajo del otro, en el orden
# entrada, olvido, celda, salida; los pesos, de forma $(4H, D)$ y $(4H, H)$, multiplican vectores columna.

# %% [markdown] lang="en"
# ## 7. The gates of an LSTM
#
# The long short-term memory (Hochreiter and Schmidhuber, 1997; with a forget gate since Gers et al., 2000)
# adds to the state $h$ a **cell** $c$, a memory that is not multiplied by a matrix in each step. From the
# same inputs four blocks are computed,
#
# $$ \begin{pmatrix} z_i \\ z_f \\ z_g \\ z_o \end{pmatrix} = W_{ih}\, x + b_{ih} + W_{hh}\, h + b_{hh},
#    \qquad i = \sigma(z_i),\ f = \sigma(z_f),\ g = \tanh(z_g),\ o = \sigma(z_o), $$
#
# and from them the new memory and the new state ($\odot$ is element by element):
#
# $$ c' = f \odot c + i \odot g, \qquad h' = o \odot \tanh(c'). $$
#
# Gate $f$ decides what is **forgotten**, $i$ what is **written**, and $o$ what is **shown**. From $c$ to $c'$
# the gradient passes multiplied by $f$ alone: where $f \approx 1$, it does not vanish.
#
# The parameters are stored as PyTorch stores them: the four blocks one below the other, in the order input,
# forget, cell, output; the weights, of shapes $(4H, D)$ and $(4H, H)$, multiply column vectors.


# %% exercise="lstm_step" points=4 off_limits="torch"
def lstm_step(
    x: np.ndarray, h: np.ndarray, c: np.ndarray, parameters: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """
    :es:
    Un paso de una LSTM, igual al de `torch.nn.LSTMCell`.

    El resultado es finito y correcto para preactivaciones de hasta ±1000.

    Argumentos (todo en float64; nada se modifica):
        x: entradas, (N, D).
        h, c: estado y celda, (N, H).
        parameters: dict con "W_ih" (4H, D), "W_hh" (4H, H), "b_ih" (4H,) y "b_hh" (4H,); los bloques van en
            el orden entrada, olvido, celda, salida.

    Devuelve:
        (h_new, c_new), ambos de forma (N, H).
    :en:
    One step of an LSTM, equal to that of `torch.nn.LSTMCell`.

    The result is finite and right for preactivations up to ±1000.

    Args (all in float64; nothing is modified):
        x: inputs, (N, D).
        h, c: state and cell, (N, H).
        parameters: dict with "W_ih" (4H, D), "W_hh" (4H, H), "b_ih" (4H,) and "b_hh" (4H,); the blocks are in
            the order input, forget, cell, output.

    Returns:
        (h_new, c_new), both of shape (N, H).
    :end:

    >>> zeros = {"W_ih": np.zeros((4, 1)), "W_hh": np.zeros((4, 1)), "b_ih": np.zeros(4), "b_hh": np.zeros(4)}
    >>> lstm_step(np.ones((1, 1)), np.ones((1, 1)), np.full((1, 1), 2.0), zeros)
    (array([[0.38079708]]), array([[1.]]))
    """

    ### BEGIN SOLUTION
    def sigmoid(z: np.ndarray) -> np.ndarray:
        return 0.5 * (1.0 + np.tanh(0.5 * z))  # no exponential that could overflow

    z = x @ parameters["W_ih"].T + parameters["b_ih"] + h @ parameters["W_hh"].T + parameters["b_hh"]
    z_input, z_forget, z_cell, z_output = np.split(z, 4, axis=1)
    c_new = sigmoid(z_forget) * c + sigmoid(z_input) * np.tanh(z_cell)
    return sigmoid(z_output) * np.tanh(c_new), c_new
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Una memoria de un bit, con pesos puestos a mano
#
# Con pesos elegidos, una celda de una sola unidad puede hacer de memoria. La entrada trae dos números: un
# **valor** ($\pm 1$) y una señal de **escribir** (0 o 1). Cuando la señal es 1, $i \approx 1$ y $f \approx
# 0$: se guarda el valor. Cuando es 0, $i \approx 0$ y $f \approx 1$: la celda se queda como está, aunque el
# valor de entrada siga cambiando.

# %% [markdown] lang="en"
# ### A memory of one bit, with weights set by hand
#
# With chosen weights, a cell of a single unit can be a memory. The input brings two numbers: a **value**
# ($\pm 1$) and a signal to **write** (0 or 1). When the signal is 1, $i \approx 1$ and $f \approx 0$: the
# value is stored. When it is 0, $i \approx 0$ and $f \approx 1$: the cell stays as it is, even though the
# value at the input goes on changing.

# %%
memory = {
    "W_ih": np.array([[0.0, 16.0], [0.0, -16.0], [4.0, 0.0], [0.0, 0.0]]),  # i, f, g, o
    "W_hh": np.zeros((4, 1)),
    "b_ih": np.array([-8.0, 8.0, 0.0, 8.0]),
    "b_hh": np.zeros(4),
}
T = 40
value = np.sign(np.random.default_rng(8).normal(size=T))
write = np.isin(np.arange(T), (3, 12, 25)).astype(np.float64)
h, c, cells = np.zeros((1, 1)), np.zeros((1, 1)), []
for t in range(T):
    h, c = lstm_step(np.array([[value[t], write[t]]]), h, c, memory)
    cells.append(c[0, 0])
gates = 1 / (1 + np.exp(-(memory["W_ih"][:2] @ np.array([value, write]) + memory["b_ih"][:2, None])))

figure, (top, middle, bottom) = plt.subplots(
    3, 1, figsize=(9, 5), sharex=True, layout="constrained", height_ratios=(1, 1, 1.2)
)
top.step(range(T), value, where="mid", color="0.6")
for t in np.flatnonzero(write):
    for axes in (top, middle, bottom):
        axes.axvline(t, color="tab:green", ls=":", lw=1.5)
middle.step(range(T), gates[0], where="mid", color="tab:green", label="$i$")
middle.step(range(T), gates[1], where="mid", color="tab:purple", ls="--", label="$f$")
middle.legend(loc="center right")
bottom.step(range(T), cells, where="mid", color="tab:blue")
bottom.set(ylim=(-1.25, 1.25))
top.set_ylabel("valor")  # lang: es
middle.set_ylabel("compuertas")  # lang: es
bottom.set_ylabel("celda $c$")  # lang: es
bottom.set_xlabel("$t$")
top.set_title("La celda guarda el valor que había cuando se le dijo «escribe» (líneas verdes)")  # lang: es
top.set_ylabel("value")  # lang: en
middle.set_ylabel("gates")  # lang: en
bottom.set_ylabel("cell $c$")  # lang: en
top.set_title("The cell keeps the value that was there when it was told to write (green lines)")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 8. Contar, en PyTorch
#
# Para terminar, deja que autograd derive por ti. Escribe un `nn.Module` con **tu propia recurrencia**: lee la
# secuencia de a un paso, con los mismos pesos en cada paso y al menos un estado oculto. Entrénalo con 1000
# filas de 10 bits para que cuente los unos, y ojo con dos cosas:
#
# * **Filas más largas.** También se prueba con 20 bits, que nunca vio. Una red que guarda la cuenta en una
#   $\tanh$ saturada aprende los 10 y fracasa con 20: piensa qué recurrencia puede contar sin techo.
# * **El azar.** La misma `seed` da el mismo modelo, y el estado global del azar queda como estaba: ni
#   `torch.manual_seed` a secas ni capas inicializadas sin más. Un `torch.Generator` propio es lo más limpio;
#   `torch.random.fork_rng()` también sirve.
#
# Sumar la secuencia completa de una vez no es una recurrencia (y eso lo mira una persona).

# %% [markdown] lang="en"
# ## 8. Counting, in PyTorch
#
# To finish, let autograd derive for you. Write an `nn.Module` with **your own recurrence**: it reads the
# sequence one step at a time, with the same weights in each step and at least one hidden state. Train it on
# 1000 rows of 10 bits to count the ones, and mind two things:
#
# * **Longer rows.** It is also tried on 20 bits, which it has never seen. A network that keeps its count in
#   a saturated $\tanh$ learns the 10 and fails with 20: think about which recurrence can count without a
#   ceiling.
# * **Randomness.** The same `seed` gives the same model, and the global random state stays as it was:
#   neither a bare `torch.manual_seed` nor layers that are just initialised. A `torch.Generator` of your own
#   is the cleanest way; `torch.random.fork_rng()` works too.
#
# Summing the whole sequence at once is no recurrence (a person will look at that).


# %% exercise="count_ones" points=4 off_limits="torch_recurrent" cpu_seconds=60
def count_ones(sequences: torch.Tensor, labels: torch.Tensor, seed: int = 0) -> nn.Module:
    """
    :es:
    Entrena una red recurrente propia que cuenta unos.

    Tiene 60 s de CPU en un solo núcleo. Los argumentos no se modifican.

    Argumentos:
        sequences: bits al azar, float32 de forma (1000, 10).
        labels: cuántos unos hay en cada fila, float32 de forma (1000,).
        seed: decide todo el azar: la misma semilla da el mismo modelo. El estado global del azar no cambia.

    Devuelve:
        Un `nn.Module` entrenado, que lleva (M, T') a (M,), con cualquier M y T'. Con filas nuevas de 10 bits,
        el error absoluto medio es a lo más 0.5; con filas de 20 bits, a lo más 1.0.
    :en:
    Trains a recurrent network of your own that counts ones.

    It has 60 s of CPU on a single core. Arguments are not modified.

    Args:
        sequences: random bits, float32 of shape (1000, 10).
        labels: how many ones there are in each row, float32 of shape (1000,).
        seed: decides all randomness: the same seed gives the same model. The global random state stays.

    Returns:
        A trained `nn.Module` that maps (M, T') to (M,), for any M and T'. On new rows of 10 bits the mean
        absolute error is at most 0.5; on rows of 20 bits at most 1.0.
    :end:

    >>> bits = torch.randint(0, 2, (1000, 10)).float()
    >>> network = count_ones(bits, bits.sum(dim=1))
    >>> network(torch.ones(3, 20)).shape
    torch.Size([3])
    """

    ### BEGIN SOLUTION
    class LinearCounter(nn.Module):
        """The scalar network of this lab, `s_t = s_{t-1} W + x_t U`."""

        def __init__(self, U: torch.Tensor, W: torch.Tensor) -> None:
            super().__init__()
            self.U, self.W = nn.Parameter(U), nn.Parameter(W)

        def forward(self, sequences: torch.Tensor) -> torch.Tensor:
            state = sequences.new_zeros(len(sequences))
            for bits in sequences.unbind(dim=1):
                state = state * self.W + bits * self.U
            return state

    generator = torch.Generator().manual_seed(seed)
    start = 0.5 + 0.5 * torch.rand(2, generator=generator)  # W < 1: on the plateau, not on the wall
    network = LinearCounter(*start).to(sequences.device)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
    for _ in range(300):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(sequences), labels)
        loss.backward()
        optimizer.step()
    return network
    ### END SOLUTION


# %% [markdown] lang="es"
# ### ¿Cuenta de verdad?
#
# Filas nuevas, de 10, 20 y 40 bits. Sobre la diagonal, la cuenta es exacta.

# %% [markdown] lang="en"
# ### Does it really count?
#
# New rows, of 10, 20 and 40 bits. On the diagonal the count is exact.

# %%
generator = torch.Generator().manual_seed(1)
training_bits = torch.randint(0, 2, (1000, 10), generator=generator).float()
counter = count_ones(training_bits, training_bits.sum(dim=1))

figure, axes = plt.subplots(figsize=(5.4, 4.2), layout="constrained")
axes.plot([0, 30], [0, 30], color="0.8", zorder=0)
for length, color in ((40, "tab:green"), (20, "tab:orange"), (10, "tab:blue")):
    new_bits = torch.randint(0, 2, (200, length), generator=generator).float()
    with torch.no_grad():
        counted = counter(new_bits)
    error = (counted - new_bits.sum(dim=1)).abs().mean().item()
    axes.scatter(new_bits.sum(dim=1), counted, s=14, color=color, label=f"$T={length}$: {error:.0e}")
axes.legend(title="error absoluto medio")  # lang: es
axes.set(xlabel="unos que hay", ylabel="unos que cuenta la red")  # lang: es
axes.legend(title="mean absolute error")  # lang: en
axes.set(xlabel="ones there are", ylabel="ones that the network counts")  # lang: en
plt.show()

# %% [markdown] lang="es"
# ### Fuera de los ejercicios: la LSTM que trae torch
#
# En tu trabajo usarás `nn.LSTM`, que hace lo que acabas de programar, rápido y para secuencias completas.
# Aquí aprende a **predecir el valor siguiente** de una suma de dos senos. Después la dejamos sola: a partir
# de la línea punteada cada predicción vuelve a entrar como entrada.

# %% [markdown] lang="en"
# ### Outside of the exercises: the LSTM that comes with torch
#
# At work you will use `nn.LSTM`, which does what you have just programmed, quickly and for whole sequences.
# Here it learns to **predict the next value** of a sum of two sines. Then we leave it alone: from the dotted
# line on, each prediction is fed back as input.


# %%
class NextValue(nn.Module):
    """Predicts the next value at each step, and hands its state on."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.read_out = nn.Linear(hidden, 1)

    def forward(self, values, state=None):
        hidden, state = self.lstm(values.unsqueeze(-1), state)
        return self.read_out(hidden).squeeze(-1), state


def two_sines(first_instant: torch.Tensor, length: int) -> torch.Tensor:
    """A wave and a faster one, from the given instants on, `(N, length)`."""
    instants = first_instant[:, None] + torch.arange(length)
    return 0.6 * torch.sin(2 * math.pi * instants / 25) + 0.3 * torch.sin(2 * math.pi * instants / 10)


with torch.random.fork_rng(devices=[]):
    torch.manual_seed(0)
    model = NextValue(24)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for _ in range(250):
        wave = two_sines(50 * torch.rand(16), 51)
        predicted, _ = model(wave[:, :-1])
        loss = nn.functional.mse_loss(predicted, wave[:, 1:])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())

truth = two_sines(torch.tensor([0.0]), 120)
with torch.no_grad():
    predicted, state = model(truth[:, :50])
    alone = [predicted[:, -1:]]
    for _ in range(69):
        value, state = model(alone[-1], state)
        alone.append(value)

figure, (learning, wave_axes) = plt.subplots(
    1, 2, figsize=(11, 3.6), layout="constrained", width_ratios=(1, 2)
)
learning.semilogy(losses)
wave_axes.plot(truth[0], color="0.75", lw=4)
wave_axes.plot(range(1, 51), predicted[0], color="tab:blue")
wave_axes.plot(range(50, 120), torch.cat(alone, dim=1)[0], color="tab:red")
wave_axes.axvline(50, color="0.3", ls=":")
labels = ["la señal", "un paso adelante", "sola"]  # lang: es
learning.set(xlabel="paso de entrenamiento", ylabel="error cuadrático medio")  # lang: es
wave_axes.set_title("Predecir el valor siguiente, y después seguir sola")  # lang: es
labels = ["the signal", "one step ahead", "alone"]  # lang: en
learning.set(xlabel="training step", ylabel="mean squared error")  # lang: en
wave_axes.set_title("Predicting the next value, and then going on alone")  # lang: en
wave_axes.legend(wave_axes.lines[:3], labels, loc="lower left", ncols=3, framealpha=1)
wave_axes.set(xlabel="$t$", ylim=(-1.45, 1.05))
plt.show()

# %% [markdown] question="gradients_through_time" points=1 lang="es"
# ## 9. Para escribir
#
# ¿Por qué los gradientes explotan o se desvanecen a través del tiempo, y cómo ayuda el estado de celda de una
# LSTM? Unas 120 palabras; apóyate en una fórmula o en un gráfico de este laboratorio.
#
# ### BEGIN MARK SCHEME
# **1 punto.**
#
# * 0,4: retroceder $k$ pasos **multiplica** $k$ veces por la misma matriz (y por la derivada de la
#   activación), así que el gradiente se comporta como $W^k$.
# * 0,2: lo que decide es el radio espectral (en el caso escalar, $|W|$): menor que 1 se desvanece, mayor
#   que 1 puede explotar; o bien, que la $\tanh$ solo puede achicar. Basta una de las dos precisiones.
# * 0,4: de $c_{t-1}$ a $c_t$ el camino es **aditivo**, con factor $f_t$ elemento por elemento: con $f
#   \approx 1$ el gradiente cruza muchos pasos casi sin cambio.
#
# No se descuenta por omitir el recorte. Errores frecuentes: «la LSTM elimina el problema» (0,2 menos: solo
# lo atenúa; si $f < 1$ también se desvanece, y aún puede explotar por $h$) o «la LSTM tiene más memoria»
# sin decir por dónde pasa el gradiente (0 de los últimos 0,4).
# ### END MARK SCHEME

# %% [markdown] question="gradients_through_time" points=1 lang="en"
# ## 9. In writing
#
# Why do gradients explode or vanish through time, and how does an LSTM's cell state help? Some 120 words; use
# a formula or a plot of this lab.
#
# ### BEGIN MARK SCHEME
# **1 point.**
#
# * 0.4: going back $k$ steps **multiplies** $k$ times by the same matrix (and by the derivative of the
#   activation), so the gradient behaves like $W^k$.
# * 0.2: what decides is the spectral radius (in the scalar case, $|W|$): below 1 it vanishes, above 1 it may
#   explode; or else, that $\tanh$ can only shrink. One of the two will do.
# * 0.4: from $c_{t-1}$ to $c_t$ the way is **additive**, with a factor $f_t$ element by element: with
#   $f \approx 1$ the gradient crosses many steps all but unchanged.
#
# Nothing is lost for leaving out clipping. Common mistakes: "the LSTM solves the problem" (0.2 less: it
# only eases it; where $f < 1$ it vanishes too, and it can still explode through $h$), or "the LSTM has more
# memory" without saying which way the gradient takes (0 of the last 0.4).
# ### END MARK SCHEME
