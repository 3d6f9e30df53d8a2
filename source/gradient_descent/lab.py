# ---
# jupyter:
#   autograder:
#     number: 4
#     title: {es: "Descenso del gradiente", en: "Gradient descent"}
#     off_limits:
#       ready_made:
#         - torch
#         - sklearn
#         - scipy.optimize
#         - numpy.linalg.lstsq
#         - numpy.linalg.pinv
#         - numpy.linalg.solve
#         - numpy.linalg.inv
#         - scipy.linalg.lstsq
#         - scipy.linalg.pinv
#         - scipy.linalg.solve
#         - scipy.linalg.inv
# ---

# %% [markdown] lang="es"
# # Descenso del gradiente
#
# Imagina que bajas del cerro con una neblina tan espesa que solo ves tus zapatos. No sabes dónde está el
# valle, pero tus pies sí sienten la pendiente: si cada paso va cuesta abajo, algún día llegas al fondo. Esa
# idea, tan simple, entrena desde una recta con dos parámetros hasta redes con miles de millones.
#
# En este laboratorio la construyes tú, solo con NumPy:
#
# 1. **regresión lineal**: una pérdida, su gradiente y el algoritmo completo;
# 2. **la tasa de aprendizaje**: por qué un paso chico aburre, uno grande explota, y dónde está el límite
#    exacto;
# 3. **regresión logística**: lo mismo para clasificar, cuidando los números;
# 4. **mini-batches**: pasos baratos y ruidosos;
# 5. **momentum, Adam y AdaDelta**: pasos con memoria.
#
# **Las reglas del juego.** Las filas de `X (N, D)` son los ejemplos, `t (N,)` son las respuestas correctas
# y `w (D,)` los parámetros; todo es `float64`. Tus funciones nunca modifican sus argumentos, y el azar sale
# solo del generador que reciben. Un `ValueError` se lanza únicamente en los casos que el enunciado nombra.
# Como aquí el algoritmo lo escribes tú, dentro de los ejercicios no se usan `torch`, `sklearn`,
# `scipy.optimize` ni `lstsq`, `pinv`, `solve` o `inv` de `numpy.linalg` y `scipy.linalg`. Fuera de ellos,
# compara con lo que quieras.

# %% [markdown] lang="en"
# # Gradient descent
#
# Imagine walking down a mountain in a fog so thick that you only see your boots. You do not know where the
# valley is, but your feet feel the slope: if every step goes downhill, one day you reach the bottom. This
# simple idea trains everything from a line with two parameters to networks with billions of them.
#
# In this lab you build it yourself, with NumPy alone:
#
# 1. **linear regression**: a loss, its gradient, and the whole algorithm;
# 2. **the learning rate**: why a small step bores, a large one explodes, and where exactly the limit lies;
# 3. **logistic regression**: the same for classification, with care for the numbers;
# 4. **mini-batches**: cheap, noisy steps;
# 5. **momentum, Adam and AdaDelta**: steps with a memory.
#
# **The rules of the game.** The rows of `X (N, D)` are the examples, `t (N,)` the right answers and
# `w (D,)` the parameters; everything is `float64`. Your functions never modify their arguments, and
# randomness comes only from the generator that they are given. A `ValueError` is raised only in the cases
# that the text names. Since you write the algorithm here, the exercises use neither `torch`, `sklearn`,
# `scipy.optimize` nor `lstsq`, `pinv`, `solve` or `inv` of `numpy.linalg` and `scipy.linalg`. Elsewhere,
# compare with whatever you like.

# %% role="setup"
import math
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np

# %%
plt.rcParams.update(
    {"figure.dpi": 100, "axes.grid": True, "grid.alpha": 0.3, "figure.constrained_layout.use": True}
)

# %% [markdown] lang="es"
# ## 1. Regresión lineal
#
# Subiendo a la cordillera anotamos la altitud (en km) y la temperatura (en °C) cuarenta veces. Los puntos
# caen casi sobre una recta, con ruido: el termómetro tiembla, pasa una nube. Queremos la recta
# $y = w_0 + w_1 \cdot \text{altitud}$ que mejor los describe. Si a cada ejemplo le ponemos un 1 por
# delante, $\mathbf{x} = (1, \text{altitud})$, la recta es un producto punto,
# $y = \mathbf{w}^\top\mathbf{x}$, y las predicciones de todos los ejemplos son `X @ w`.

# %% [markdown] lang="en"
# ## 1. Linear regression
#
# On the way up into the Andes we noted altitude (in km) and temperature (in °C) forty times. The points lie
# almost on a line, with noise: the thermometer trembles, a cloud passes. We want the line
# $y = w_0 + w_1 \cdot \text{altitude}$ that describes them best. If we put a 1 in front of each example,
# $\mathbf{x} = (1, \text{altitude})$, the line is a dot product, $y = \mathbf{w}^\top\mathbf{x}$, and the
# predictions for all examples are `X @ w`.

# %%
rng = np.random.default_rng(4)
altitude = rng.uniform(0.5, 3.0, 40)
temperature = 24.0 - 6.5 * altitude + rng.normal(0.0, 1.2, 40)

X_mountain = np.column_stack([np.ones(40), altitude])
t_mountain = temperature

figure, panels = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True)
for axes, w in zip(panels, [np.array([12.0, 0.5]), np.array([24.0, -6.5])], strict=True):
    prediction = X_mountain @ w
    axes.vlines(altitude, prediction, t_mountain, color="tab:red", alpha=0.6, linewidth=1)
    axes.scatter(altitude, t_mountain, s=18, zorder=3)
    axes.plot([0.5, 3.0], [w[0] + 0.5 * w[1], w[0] + 3.0 * w[1]], color="black")
    axes.set_title(f"w = ({w[0]:g}, {w[1]:g})")
    axes.set_xlabel("altitud (km)")  # lang: es
    axes.set_xlabel("altitude (km)")  # lang: en
panels[0].set_ylabel("temperatura (°C)")  # lang: es
panels[0].set_ylabel("temperature (°C)")  # lang: en
plt.show()

# %% [markdown] lang="es"
# Los palitos rojos son los **residuos** $\mathbf{w}^\top\mathbf{x}_i - t_i$. A la izquierda son largos, a
# la derecha cortos. Para que el computador vea la diferencia los resumimos en un solo número, el **error
# cuadrático medio**:
#
# $$J(\mathbf{w}) = \frac{1}{N}\sum_{i=1}^{N} \left(\mathbf{w}^\top\mathbf{x}_i - t_i\right)^2 .$$
#
# A mano, con dos ejemplos: si las predicciones son $1$ y $3$ y las respuestas $0$ y $1$, los residuos son
# $1$ y $2$, y $J = (1 + 4)/2 = 2{,}5$. Elevar al cuadrado hace positivo todo residuo y castiga en especial
# los grandes; dividir por $N$ permite comparar conjuntos de distinto tamaño.

# %% [markdown] lang="en"
# The red sticks are the **residuals** $\mathbf{w}^\top\mathbf{x}_i - t_i$. On the left they are long, on
# the right short. To let the computer see the difference we sum them up in a single number, the **mean
# squared error**:
#
# $$J(\mathbf{w}) = \frac{1}{N}\sum_{i=1}^{N} \left(\mathbf{w}^\top\mathbf{x}_i - t_i\right)^2 .$$
#
# By hand, with two examples: if the predictions are $1$ and $3$ and the answers $0$ and $1$, the residuals
# are $1$ and $2$, and $J = (1 + 4)/2 = 2.5$. Squaring makes every residual positive and punishes large ones
# most; dividing by $N$ lets us compare data sets of different sizes.


# %% exercise="mse_loss" points=1 off_limits="ready_made"
def mse_loss(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> float:
    """
    :es:
    Error cuadrático medio `J = (1/N) Σ (wᵀx_i - t_i)²` de un modelo lineal.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas correctas, float64 de forma (N,).

    Devuelve:
        la pérdida, un float (no un arreglo).
    :en:
    Mean squared error `J = (1/N) Σ (wᵀx_i - t_i)²` of a linear model.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).

    Returns:
        the loss, a float (not an array).
    :end:

    >>> mse_loss(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    2.5
    """
    ### BEGIN SOLUTION
    residual = X @ w - t
    return float(np.mean(residual**2))
    ### END SOLUTION


# %% [markdown] lang="es"
# Con la pérdida en la mano ya podemos mirar. Si dejamos fijo el intercepto y movemos solo la pendiente de
# la recta, $J$ dibuja una parábola: siempre hay un fondo, y hay uno solo.

# %% [markdown] lang="en"
# With the loss at hand we can look. If the intercept stays fixed and only the slope of the line moves, $J$
# draws a parabola: there always is a bottom, and only one.

# %%
slopes = np.linspace(-11, -1, 101)
losses = [mse_loss(np.array([24.0, slope]), X_mountain, t_mountain) for slope in slopes]

figure, axes = plt.subplots(figsize=(6, 3.4))
axes.plot(slopes, losses)
axes.plot(slopes[np.argmin(losses)], min(losses), "o", color="tab:red")
axes.set_xlabel("pendiente $w_1$, con $w_0 = 24$")  # lang: es
axes.set_xlabel("slope $w_1$, with $w_0 = 24$")  # lang: en
axes.set_ylabel("$J$")
plt.show()

# %% [markdown] lang="es"
# ### El gradiente
#
# ¿Hacia dónde queda el fondo? Lo dice la derivada. Para el parámetro $w_j$, la regla de la cadena da
#
# $$\frac{\partial J}{\partial w_j}
# = \frac{1}{N}\sum_{i=1}^{N} 2\left(\mathbf{w}^\top\mathbf{x}_i - t_i\right) x_{ij}.$$
#
# Léelo así: cada ejemplo vota con su residuo, y su voto pesa tanto como su atributo $x_{ij}$. Las $D$
# derivadas juntas forman el **gradiente** $\nabla J(\mathbf{w})$, un vector de la misma forma que
# $\mathbf{w}$ que apunta hacia donde $J$ crece más rápido.

# %% [markdown] lang="en"
# ### The gradient
#
# Which way is the bottom? The derivative knows. For the parameter $w_j$ the chain rule gives
#
# $$\frac{\partial J}{\partial w_j}
# = \frac{1}{N}\sum_{i=1}^{N} 2\left(\mathbf{w}^\top\mathbf{x}_i - t_i\right) x_{ij}.$$
#
# Read it like this: every example votes with its residual, and its vote weighs as much as its feature
# $x_{ij}$. The $D$ derivatives together are the **gradient** $\nabla J(\mathbf{w})$, a vector of the shape
# of $\mathbf{w}$ that points where $J$ grows fastest.


# %% exercise="mse_gradient" points=2 off_limits="ready_made"
def mse_gradient(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> np.ndarray:
    """
    :es:
    Gradiente exacto de `mse_loss` respecto de `w`.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas correctas, float64 de forma (N,).

    Devuelve:
        el gradiente, float64 de forma (D,).
    :en:
    Exact gradient of `mse_loss` with respect to `w`.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).

    Returns:
        the gradient, float64 of shape (D,).
    :end:

    >>> mse_gradient(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    array([3., 2.])
    """
    ### BEGIN SOLUTION
    residual = X @ w - t
    return X.T @ residual * (2 / len(t))
    ### END SOLUTION


# %% [markdown] lang="es"
# ¿Cómo sabes que tu gradiente está bien? Pregúntale a la pérdida misma: mueve un parámetro un poquito a
# cada lado y mira cuánto cambia. El cociente
# $\frac{J(\mathbf{w} + h\,\mathbf{e}_j) - J(\mathbf{w} - h\,\mathbf{e}_j)}{2h}$ se parece a la derivada. Es
# una aproximación lenta y pierde cifras al restar números parecidos, así que no sirve *como* gradiente;
# para *revisarlo* no hay nada mejor.

# %% [markdown] lang="en"
# How do you know that your gradient is right? Ask the loss itself: move one parameter a little to either
# side and see how much it changes. The quotient
# $\frac{J(\mathbf{w} + h\,\mathbf{e}_j) - J(\mathbf{w} - h\,\mathbf{e}_j)}{2h}$ resembles the derivative.
# It is a slow approximation and loses digits where it subtracts similar numbers, so it will not do *as* the
# gradient; to *check* one nothing is better.

# %%
w, h = np.array([20.0, -3.0]), 1e-5
for j, step in enumerate(h * np.eye(2)):
    quotient = (mse_loss(w + step, X_mountain, t_mountain) - mse_loss(w - step, X_mountain, t_mountain)) / (
        2 * h
    )
    exact = mse_gradient(w, X_mountain, t_mountain)[j]
    print(f"w{j}: diferencias {quotient:.8f}   gradiente {exact:.8f}")  # lang: es
    print(f"w{j}: differences {quotient:.8f}   gradient {exact:.8f}")  # lang: en

# %% [markdown] lang="es"
# ### Bajar, paso a paso
#
# El gradiente apunta cuesta arriba; nosotros vamos al revés:
#
# $$\mathbf{w} \leftarrow \mathbf{w} - \lambda\,\nabla J(\mathbf{w}).$$
#
# $\lambda > 0$ es la **tasa de aprendizaje**. Mira qué hace con la parábola más simple, $J(w) = (w - 3)^2$.
# Su derivada es $2(w - 3)$, de modo que cada paso multiplica la distancia al mínimo por $1 - 2\lambda$:
# tras $k$ pasos, $w_k = 3 + (1 - 2\lambda)^k (w_0 - 3)$.

# %% [markdown] lang="en"
# ### Down, step by step
#
# The gradient points uphill; we go the other way:
#
# $$\mathbf{w} \leftarrow \mathbf{w} - \lambda\,\nabla J(\mathbf{w}).$$
#
# $\lambda > 0$ is the **learning rate**. See what it does on the simplest parabola, $J(w) = (w - 3)^2$. Its
# derivative is $2(w - 3)$, so each step multiplies the distance to the minimum by $1 - 2\lambda$: after $k$
# steps, $w_k = 3 + (1 - 2\lambda)^k (w_0 - 3)$.

# %%
curve = np.linspace(-0.8, 6.8, 200)
figure, panels = plt.subplots(1, 3, figsize=(11, 3.2), sharey=True)
for axes, rate in zip(panels, [0.1, 0.4, 0.9], strict=True):
    visited = 3 - 3 * (1 - 2 * rate) ** np.arange(9)
    axes.plot(curve, (curve - 3) ** 2, color="lightgray", linewidth=3)
    axes.plot(visited, (visited - 3) ** 2, "o-", color="tab:blue", markersize=5)
    axes.plot(visited[0], (visited[0] - 3) ** 2, "o", color="tab:red")
    axes.set_title(f"$\\lambda = {rate}$,  $1 - 2\\lambda = {1 - 2 * rate:.1f}$")
    axes.set_xlabel("$w$")
panels[0].set_ylabel("$J(w)$")
plt.show()

# %% [markdown] lang="es"
# Con $\lambda = 0{,}1$ se avanza tranquilo, con $0{,}4$ se llega casi de inmediato, y con $0{,}9$ se salta
# de una ladera a la otra (y aun así se baja). Más allá de $\lambda = 1$ el factor $|1 - 2\lambda|$ supera 1
# y cada salto llega más arriba que el anterior.
#
# Ahora escribe el algoritmo. Además de los parámetros devuelve la **historia** de la pérdida: es lo primero
# que se mira cuando un entrenamiento se porta mal. Detente apenas la pérdida más nueva sea `<= tol`; eso
# incluye la de `w0`: si ya está bien, no hay nada que mover.

# %% [markdown] lang="en"
# With $\lambda = 0.1$ we stroll, with $0.4$ we are there almost at once, and with $0.9$ we leap from one
# slope to the other (and still descend). Beyond $\lambda = 1$ the factor $|1 - 2\lambda|$ exceeds 1, and
# every leap lands higher than the one before.
#
# Now write the algorithm. Besides the parameters it returns the **history** of the loss: the first thing to
# look at when training misbehaves. Stop as soon as the newest loss is `<= tol`; that at `w0` counts too:
# where all is well, nothing needs to move.


# %% exercise="gradient_descent" points=3 off_limits="ready_made"
def gradient_descent(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    max_iter: int = 1000,
    tol: float = 0.0,
) -> tuple[np.ndarray, list[float]]:
    """
    :es:
    Minimiza `mse_loss` con pasos `w - learning_rate * mse_gradient(w, X, t)`.

    Argumentos:
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas correctas, float64 de forma (N,).
        w0: parámetros iniciales, float64 de forma (D,); no se modifican.
        learning_rate: tamaño del paso, positivo.
        max_iter: cuántas actualizaciones se hacen a lo más.
        tol: apenas la pérdida más nueva (también la de `w0`) es `<= tol`, se termina.

    Devuelve:
        `(w, history)`: los parámetros finales, float64 de forma (D,), y la lista de pérdidas
        (floats): la de `w0` y la que queda después de cada actualización.

    Lanza:
        ValueError: si `learning_rate <= 0` o `max_iter < 0`.
    :en:
    Minimise `mse_loss` with steps `w - learning_rate * mse_gradient(w, X, t)`.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).
        w0: initial parameters, float64 of shape (D,); they are not modified.
        learning_rate: size of the step, positive.
        max_iter: how many updates are made at most.
        tol: as soon as the newest loss (that at `w0` included) is `<= tol`, it stops.

    Returns:
        `(w, history)`: the final parameters, float64 of shape (D,), and the list of losses
        (floats): the one at `w0` and the one after each update.

    Raises:
        ValueError: if `learning_rate <= 0` or `max_iter < 0`.
    :end:

    >>> gradient_descent(np.array([[1.0]]), np.array([0.0]), np.array([1.0]), 0.25, max_iter=2)
    (array([0.25]), [1.0, 0.25, 0.0625])
    """
    ### BEGIN SOLUTION
    if learning_rate <= 0:
        raise ValueError(f"learning_rate debe ser positivo, no {learning_rate}")  # lang: es
        raise ValueError(f"learning_rate must be positive, not {learning_rate}")  # lang: en
    if max_iter < 0:
        raise ValueError(f"max_iter no puede ser negativo: {max_iter}")  # lang: es
        raise ValueError(f"max_iter cannot be negative: {max_iter}")  # lang: en
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
    return w, history
    ### END SOLUTION


# %% [markdown] lang="es"
# Veamos cómo aprende la recta de la montaña, partiendo de $\mathbf{w} = (0, 0)$.

# %% [markdown] lang="en"
# Let us watch the mountain line learn, starting from $\mathbf{w} = (0, 0)$.

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
left.scatter(altitude, t_mountain, s=18, color="gray")
for count, shade in [(0, 0.25), (1, 0.4), (10, 0.55), (50, 0.75), (500, 1.0)]:
    w_line, history = gradient_descent(X_mountain, t_mountain, np.zeros(2), 0.15, max_iter=count)
    ends = np.array([0.5, 3.0])
    left.plot(ends, w_line[0] + w_line[1] * ends, color=plt.cm.Blues(shade), label=f"{count}")
left.legend(title="pasos", loc="lower center", ncols=5)  # lang: es
left.set_xlabel("altitud (km)")  # lang: es
left.set_ylabel("temperatura (°C)")  # lang: es
left.legend(title="steps", loc="lower center", ncols=5)  # lang: en
left.set_xlabel("altitude (km)")  # lang: en
left.set_ylabel("temperature (°C)")  # lang: en
left.set_ylim(-7, 22)
right.semilogy(history)
right.set_xlabel("actualización")  # lang: es
right.set_ylabel("pérdida")  # lang: es
right.set_xlabel("update")  # lang: en
right.set_ylabel("loss")  # lang: en
plt.show()
print(f"w = {w_line}, J = {history[-1]:.4f}; np.polyfit: {np.polyfit(altitude, t_mountain, 1)[::-1]}")

# %% [markdown] lang="es"
# La pérdida no llega a cero: el ruido del termómetro no lo puede explicar ninguna recta. Llega, eso sí, al
# mismo lugar que la fórmula cerrada de `np.polyfit`. ¿Para qué bajar paso a paso, entonces? Porque para
# casi ningún otro modelo hay fórmula cerrada.

# %% [markdown] lang="en"
# The loss does not reach zero: no line can explain the noise of the thermometer. It does arrive where the
# closed formula of `np.polyfit` does. Why descend step by step, then? Because hardly any other model has a
# closed formula.

# %% [markdown] lang="es"
# ## 2. ¿Cuánto avanzar?
#
# Con dos parámetros la pérdida es una superficie, y podemos dibujar el camino que sigue el descenso sobre
# sus curvas de nivel. Los tres caminos usan los mismos datos y parten del mismo punto; solo cambia
# $\lambda$.

# %% [markdown] lang="en"
# ## 2. How far to step?
#
# With two parameters the loss is a surface, and we can draw the path of the descent over its level curves.
# All three paths use the same data and start from one point; only $\lambda$ changes.


# %%
def path_of_descent(w: np.ndarray, learning_rate: float, steps: int) -> np.ndarray:
    """Todos los puntos por los que pasa el descenso, uno por fila."""  # lang: es
    """All points that the descent visits, one per row."""  # lang: en
    path = [w]
    for _ in range(steps):
        w, _ = gradient_descent(X_mountain, t_mountain, w, learning_rate, max_iter=1)
        path.append(w)
    return np.array(path)


intercepts, slopes = np.meshgrid(np.linspace(-8, 42, 120), np.linspace(-18, 8, 120))
grid = np.stack([intercepts.ravel(), slopes.ravel()], axis=1)
surface = np.array([mse_loss(each, X_mountain, t_mountain) for each in grid]).reshape(intercepts.shape)

figure, panels = plt.subplots(1, 3, figsize=(12, 3.9), sharey=True)
names = ["muy chica", "buena", "muy grande"]  # lang: es
names = ["too small", "good", "too large"]  # lang: en
for axes, rate, name in zip(panels, [0.01, 0.17, 0.191], names, strict=True):
    path = path_of_descent(np.array([3.0, -0.5]), rate, 40)
    axes.contour(intercepts, slopes, surface, levels=np.geomspace(2, 2000, 14), colors="gray", linewidths=0.7)
    axes.plot(path[:, 0], path[:, 1], "o-", color="tab:red", markersize=3, linewidth=1)
    axes.plot(*path[0], "s", color="black")
    axes.plot(*w_line, "*", color="black", markersize=12)
    axes.set(xlim=(-8, 42), ylim=(-18, 8), title=f"$\\lambda = {rate}$: {name}", xlabel="$w_0$")
panels[0].set_ylabel("$w_1$")
plt.show()

# %% [markdown] lang="es"
# El cuadrado negro es la partida y la estrella, el fondo. La superficie es un valle largo y angosto: casi
# plano a lo largo, empinado a lo ancho. Con $\lambda$ chica se llega rápido al eje del valle, pero a lo
# largo casi no se avanza. Con la buena se rebota un poco al principio y luego se camina derecho. Con la
# grande el rebote crece, aunque apenas: a lo ancho es donde explota primero. ¿Dónde está la frontera?

# %% [markdown] lang="en"
# The black square is the start and the star the bottom. The surface is a long narrow valley: almost flat
# along it, steep across. A small $\lambda$ soon gets to the axis of the valley, but hardly moves along it.
# The good one bounces a little at first and then walks straight. With the large one the bouncing grows, if
# only just: across the valley is where it explodes first. Where is the border?

# %% [markdown] question="why_learning_rate" points=1 lang="es"
# **Pregunta.** En la regla $\mathbf{w} \leftarrow \mathbf{w} - \lambda\,\nabla J(\mathbf{w})$, ¿cómo se
# llama $\lambda$, y qué pasa cuando es muy chica o muy grande? Responde en dos o tres frases, apoyándote en
# los dibujos.
#
# ### BEGIN MARK SCHEME
# - 0,25: tasa (o ritmo) de aprendizaje, *learning rate*; también vale «tamaño del paso».
# - 0,25: muy chica: converge, pero lento; puede quedar a medio camino al acabarse las iteraciones.
# - 0,25: grande: salta de un lado al otro del valle, la pérdida oscila.
# - 0,25: demasiado grande: diverge, la pérdida crece hasta inf o nan. (Mencionar el límite 2/L también da
#   este puntaje.)
# ### END MARK SCHEME

# %% [markdown] question="why_learning_rate" points=1 lang="en"
# **Question.** In the rule $\mathbf{w} \leftarrow \mathbf{w} - \lambda\,\nabla J(\mathbf{w})$, what is
# $\lambda$ called, and what happens when it is too small or too large? Answer in two or three sentences and
# lean on the drawings.
#
# ### BEGIN MARK SCHEME
# - 0.25: the learning rate; "step size" will do as well.
# - 0.25: too small: it converges, but slowly; it may be half-way when the iterations are used up.
# - 0.25: large: it jumps from one side of the valley to the other, the loss oscillates.
# - 0.25: too large: it diverges, the loss grows to inf or nan. (Naming the limit 2/L earns this part too.)
# ### END MARK SCHEME

# %% [markdown] lang="es"
# ### El límite exacto
#
# En una dimensión la distancia al mínimo se multiplicaba por $1 - \lambda h$, con $h$ la segunda derivada.
# En $D$ dimensiones ese papel lo toma la **matriz hessiana** de segundas derivadas, que para el error
# cuadrático medio no depende de $\mathbf{w}$:
#
# $$H = \frac{2}{N}\,X^\top X .$$
#
# En la dirección de cada vector propio de $H$, con valor propio $h_k \ge 0$, la distancia se multiplica por
# $1 - \lambda h_k$. Para converger desde *cualquier* partida hace falta $|1 - \lambda h_k| < 1$ en toda
# dirección con $h_k > 0$ (donde $h_k = 0$ la pérdida es plana y no hay nada que corregir). La dirección más
# empinada decide: el supremo de las tasas que convergen es $2/L$, con $L$ el mayor valor propio de $H$.

# %% [markdown] lang="en"
# ### The exact limit
#
# In one dimension the distance to the minimum was multiplied by $1 - \lambda h$, with $h$ the second
# derivative. In $D$ dimensions the **Hessian matrix** of second derivatives plays that part; for the mean
# squared error it does not depend on $\mathbf{w}$:
#
# $$H = \frac{2}{N}\,X^\top X .$$
#
# In the direction of each eigenvector of $H$, with eigenvalue $h_k \ge 0$, the distance is multiplied by
# $1 - \lambda h_k$. To converge from *any* start we need $|1 - \lambda h_k| < 1$ in every direction with
# $h_k > 0$ (where $h_k = 0$ the loss is flat and there is nothing to correct). The steepest direction
# decides: the supremum of the rates that converge is $2/L$, with $L$ the largest eigenvalue of $H$.


# %% exercise="max_stable_learning_rate" points=2 off_limits="ready_made"
def max_stable_learning_rate(X: np.ndarray) -> float:
    """
    :es:
    Supremo de las tasas con que el descenso sobre `mse_loss` converge a un mínimo desde toda partida.

    Es `2 / L`, con `L` el mayor valor propio de la hessiana de `mse_loss`; si `X` es cero, `inf`.

    Argumentos:
        X: un ejemplo por fila, float64 de forma (N, D); N puede ser menor que D.

    Devuelve:
        el límite, un float (no un arreglo).
    :en:
    Supremum of the rates with which descent on `mse_loss` converges to a minimum from every start.

    It is `2 / L`, with `L` the largest eigenvalue of the Hessian of `mse_loss`; `inf` if `X` is zero.

    Args:
        X: one example per row, float64 of shape (N, D); N may be less than D.

    Returns:
        the limit, a float (not an array).
    :end:

    >>> max_stable_learning_rate(np.array([[2.0], [0.0]]))
    0.5
    """
    ### BEGIN SOLUTION
    # Los valores singulares de X dan los valores propios de XᵀX sin formarla: L = 2 σ² / N.  # lang: es
    # The singular values of X give the eigenvalues of XᵀX without forming it: L = 2 σ² / N.  # lang: en
    largest = float(np.linalg.norm(X, ord=2))
    return len(X) / largest**2 if largest > 0 else math.inf
    ### END SOLUTION


# %% [markdown] lang="es"
# Compruébalo: un pelito por debajo del límite converge, un pelito por encima explota.

# %% [markdown] lang="en"
# Try it: a hair below the limit converges, a hair above explodes.

# %%
limit = max_stable_learning_rate(X_mountain)
figure, axes = plt.subplots(figsize=(7, 3.6))
for fraction in (0.1, 0.5, 0.98, 1.02):
    _, history = gradient_descent(X_mountain, t_mountain, np.zeros(2), fraction * limit, max_iter=150)
    axes.semilogy(history, label=f"{fraction:g} · 2/L")
axes.set_title(f"2/L = {limit:.4f}")
axes.set_xlabel("actualización")  # lang: es
axes.set_ylabel("pérdida")  # lang: es
axes.set_xlabel("update")  # lang: en
axes.set_ylabel("loss")  # lang: en
axes.legend()
plt.show()

# %% [markdown] lang="es"
# ## 3. Regresión logística
#
# Cambiemos de pregunta: con tantas horas de estudio y tantas de sueño, ¿se aprueba el examen? Ahora $t$
# vale 0 o 1. Mantenemos el puntaje lineal $z = \mathbf{w}^\top\mathbf{x}$ (el **logit**) y lo apretamos al
# intervalo $(0, 1)$ con la sigmoide para leerlo como probabilidad de que $t = 1$:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}, \qquad
# J(\mathbf{w}) = -\frac1N\sum_{i=1}^N \Big[t_i \ln \sigma(z_i) + (1 - t_i) \ln(1 - \sigma(z_i))\Big].$$
#
# $J$ es la **entropía cruzada** media: cobra $-\ln p$, con $p$ la probabilidad que el modelo le daba a lo
# que de verdad pasó. Acertar con seguridad sale gratis; equivocarse con seguridad, carísimo.

# %% [markdown] lang="en"
# ## 3. Logistic regression
#
# Another question: with so many hours of study and so many of sleep, does one pass the exam? Now $t$ is 0
# or 1. We keep the linear score $z = \mathbf{w}^\top\mathbf{x}$ (the **logit**) and squeeze it into
# $(0, 1)$ with the sigmoid, to read it as the probability of $t = 1$:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}, \qquad
# J(\mathbf{w}) = -\frac1N\sum_{i=1}^N \Big[t_i \ln \sigma(z_i) + (1 - t_i) \ln(1 - \sigma(z_i))\Big].$$
#
# $J$ is the mean **cross-entropy**: it charges $-\ln p$, with $p$ the probability that the model gave to
# what really happened. Being right and sure is free; being wrong and sure is very expensive.

# %%
z = np.linspace(-6, 6, 200)
probability = 1 / (1 + np.exp(-z))
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2))
left.plot(z, probability, color="black")
left.set(xlabel="$z$", title="$\\sigma(z)$")
right.plot(z, -np.log(probability), label="$t = 1$:  $-\\ln\\,\\sigma(z)$")
right.plot(z, -np.log(1 - probability), label="$t = 0$:  $-\\ln(1 - \\sigma(z))$")
right.set_xlabel("$z$")
right.set_title("pérdida de un ejemplo")  # lang: es
right.set_title("loss of one example")  # lang: en
right.legend(loc="upper center")
plt.show()

# %% [markdown] lang="es"
# En el papel la fórmula es impecable; en el computador, no tanto. Con $z = 40$ y $t = 0$ la pérdida es 40
# (mira cómo la curva se vuelve una recta), pero `1 / (1 + exp(-40))` se redondea a 1 exacto, y entonces...

# %% [markdown] lang="en"
# On paper the formula is flawless; in a computer it is not. With $z = 40$ and $t = 0$ the loss is 40 (see
# how the curve turns into a line), but `1 / (1 + exp(-40))` is rounded to exactly 1, and then...

# %%
with np.errstate(divide="ignore"):
    for logit in (10.0, 30.0, 36.0, 40.0):
        print(f"z = {logit:2.0f}:  -ln(1 - σ(z)) = {-np.log(1 - 1 / (1 + np.exp(-logit)))}")

# %% [markdown] lang="es"
# Ya con $z = 30$ se pierden cifras, y con $40$ aparece un infinito. Recortar las probabilidades solo
# esconde el problema: la pérdida deja de crecer y deja de ser la verdadera. Lo que sirve es *simplificar
# antes de calcular*: escribe $\ln(1 - \sigma(z))$ y $\ln\sigma(z)$ en función de $e^{z}$ o $e^{-z}$ y busca
# una forma en que la exponencial nunca reciba un número grande y positivo y en que ningún logaritmo vea un
# cero. Tu función debe ser exacta y finita para logits entre $-1000$ y $1000$.

# %% [markdown] lang="en"
# At $z = 30$ digits are lost already, and at $40$ an infinity appears. Clipping the probabilities only
# hides the problem: the loss stops growing and is no longer the true one. What helps is to *simplify before
# computing*: write $\ln(1 - \sigma(z))$ and $\ln\sigma(z)$ in terms of $e^{z}$ or $e^{-z}$, and look for a
# form in which the exponential never gets a large positive number and no logarithm sees a zero. Your
# function must be exact and finite for logits between $-1000$ and $1000$.


# %% exercise="logistic_loss" points=2 off_limits="ready_made"
def logistic_loss(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> float:
    """
    :es:
    Entropía cruzada binaria media de `σ(Xw)`; exacta y finita para logits entre -1000 y 1000.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: clases, arreglo float64 de ceros y unos de forma (N,).

    Devuelve:
        la pérdida, un float (no un arreglo).
    :en:
    Mean binary cross-entropy of `σ(Xw)`; exact and finite for logits between -1000 and 1000.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: classes, a float64 array of zeros and ones of shape (N,).

    Returns:
        the loss, a float (not an array).
    :end:

    >>> logistic_loss(np.array([0.0]), np.array([[1.0], [2.0]]), np.array([1.0, 0.0]))
    0.6931471805599453
    """
    ### BEGIN SOLUTION
    # -ln σ(z) = ln(1 + exp(-z)) si t = 1, y -ln(1 - σ(z)) = ln(1 + exp(z)) si t = 0.  # lang: es
    # -ln σ(z) = ln(1 + exp(-z)) for t = 1, and -ln(1 - σ(z)) = ln(1 + exp(z)) for t = 0.  # lang: en
    logits = X @ w
    return float(np.mean(np.logaddexp(0.0, np.where(t == 1, -logits, logits))))
    ### END SOLUTION


# %% [markdown] lang="es"
# El gradiente trae un regalo. La derivada de $\sigma$ es $\sigma(1 - \sigma)$ y se cancela con los
# denominadores de los logaritmos; queda
#
# $$\nabla J(\mathbf{w}) = \frac1N\sum_{i=1}^N \big(\sigma(z_i) - t_i\big)\,\mathbf{x}_i .$$
#
# Otra vez *predicción menos respuesta, por atributo*: casi la misma fórmula que en la regresión lineal. Ojo
# con $\sigma$ en los extremos: según cómo la escribas, $z = 1000$ da `inf / inf`.

# %% [markdown] lang="en"
# The gradient comes with a gift. The derivative of $\sigma$ is $\sigma(1 - \sigma)$ and cancels the
# denominators of the logarithms; what remains is
#
# $$\nabla J(\mathbf{w}) = \frac1N\sum_{i=1}^N \big(\sigma(z_i) - t_i\big)\,\mathbf{x}_i .$$
#
# *Prediction minus answer, times feature* once more: almost the formula of linear regression. Mind $\sigma$
# at the extremes: depending on how you write it, $z = 1000$ gives `inf / inf`.


# %% exercise="logistic_gradient" points=2 off_limits="ready_made"
def logistic_gradient(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> np.ndarray:
    """
    :es:
    Gradiente de `logistic_loss` respecto de `w`; exacto y finito para logits entre -1000 y 1000.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: clases, arreglo float64 de ceros y unos de forma (N,).

    Devuelve:
        el gradiente, float64 de forma (D,).
    :en:
    Gradient of `logistic_loss` with respect to `w`; exact and finite for logits between -1000 and 1000.

    Args:
        w: parameters, float64 of shape (D,).
        X: one example per row, float64 of shape (N, D).
        t: classes, a float64 array of zeros and ones of shape (N,).

    Returns:
        the gradient, float64 of shape (D,).
    :end:

    >>> logistic_gradient(np.array([0.0]), np.array([[1.0], [2.0]]), np.array([1.0, 0.0]))
    array([0.25])
    """
    ### BEGIN SOLUTION
    # σ(z) = exp(-ln(1 + exp(-z))): nada se desborda, ni con z = -1000 ni con z = 1000.  # lang: es
    # σ(z) = exp(-ln(1 + exp(-z))): nothing overflows, neither at z = -1000 nor at z = 1000.  # lang: en
    probability = np.exp(-np.logaddexp(0.0, -(X @ w)))
    return X.T @ (probability - t) / len(t)
    ### END SOLUTION


# %% [markdown] lang="es"
# Y con la pérdida y el gradiente, el mismo descenso de antes: la misma historia, las mismas reglas para
# detenerse, los mismos errores.

# %% [markdown] lang="en"
# With loss and gradient, the same descent as before: same history, same rules for stopping, same errors.


# %% exercise="logistic_regression" points=2 off_limits="ready_made"
def logistic_regression(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    max_iter: int = 1000,
    tol: float = 0.0,
) -> tuple[np.ndarray, list[float]]:
    """
    :es:
    Minimiza `logistic_loss` con pasos `w - learning_rate * logistic_gradient(w, X, t)`.

    Argumentos:
        X: un ejemplo por fila, float64 de forma (N, D).
        t: clases, arreglo float64 de ceros y unos de forma (N,).
        w0: parámetros iniciales, float64 de forma (D,); no se modifican.
        learning_rate: tamaño del paso, positivo.
        max_iter: cuántas actualizaciones se hacen a lo más.
        tol: apenas la pérdida más nueva (también la de `w0`) es `<= tol`, se termina.

    Devuelve:
        `(w, history)`: los parámetros finales, float64 de forma (D,), y la lista de pérdidas
        (floats): la de `w0` y la que queda después de cada actualización.

    Lanza:
        ValueError: si `learning_rate <= 0` o `max_iter < 0`.
    :en:
    Minimise `logistic_loss` with steps `w - learning_rate * logistic_gradient(w, X, t)`.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: classes, a float64 array of zeros and ones of shape (N,).
        w0: initial parameters, float64 of shape (D,); they are not modified.
        learning_rate: size of the step, positive.
        max_iter: how many updates are made at most.
        tol: as soon as the newest loss (that at `w0` included) is `<= tol`, it stops.

    Returns:
        `(w, history)`: the final parameters, float64 of shape (D,), and the list of losses
        (floats): the one at `w0` and the one after each update.

    Raises:
        ValueError: if `learning_rate <= 0` or `max_iter < 0`.
    :end:

    >>> w, history = logistic_regression(
    ...     np.array([[1.0], [2.0]]), np.array([1.0, 0.0]), np.array([0.0]), 1.0, max_iter=1
    ... )
    >>> w, len(history)
    (array([-0.25]), 2)
    """
    ### BEGIN SOLUTION
    if learning_rate <= 0:
        raise ValueError(f"learning_rate debe ser positivo, no {learning_rate}")  # lang: es
        raise ValueError(f"learning_rate must be positive, not {learning_rate}")  # lang: en
    if max_iter < 0:
        raise ValueError(f"max_iter no puede ser negativo: {max_iter}")  # lang: es
        raise ValueError(f"max_iter cannot be negative: {max_iter}")  # lang: en
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
    return w, history
    ### END SOLUTION


# %% [markdown] lang="es"
# Un examen con ciento veinte estudiantes (inventados). La frontera $\sigma(z) = 1/2$ es la recta
# $\mathbf{w}^\top\mathbf{x} = 0$; a los lados la probabilidad cambia suavemente. Estandarizamos los
# atributos (media 0, desviación 1): como viste en la sección 2, un valle redondo se baja mucho más rápido.

# %% [markdown] lang="en"
# An exam with a hundred and twenty (invented) students. The border $\sigma(z) = 1/2$ is the line
# $\mathbf{w}^\top\mathbf{x} = 0$; to either side the probability changes smoothly. We standardise the
# features (mean 0, deviation 1): as you saw in section 2, a round valley is descended much faster.

# %%
rng = np.random.default_rng(11)
hours = np.column_stack([rng.uniform(0, 10, 120), rng.uniform(3, 10, 120)])
standard = (hours - hours.mean(axis=0)) / hours.std(axis=0)
t_exam = (rng.random(120) < 1 / (1 + np.exp(-(0.3 + 3.0 * standard[:, 0] + 1.6 * standard[:, 1])))).astype(
    float
)
X_exam = np.column_stack([np.ones(120), standard])

w_exam, history = logistic_regression(X_exam, t_exam, np.zeros(3), 1.0, max_iter=300)

study, sleep = np.meshgrid(np.linspace(0, 10, 150), np.linspace(3, 10, 150))
points = (np.column_stack([study.ravel(), sleep.ravel()]) - hours.mean(axis=0)) / hours.std(axis=0)
chance = 1 / (1 + np.exp(-(w_exam[0] + points @ w_exam[1:]))).reshape(study.shape)

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4))
shading = left.contourf(study, sleep, chance, levels=np.linspace(0, 1, 11), cmap="RdBu", alpha=0.7)
left.contour(study, sleep, chance, levels=[0.5], colors="black")
passed = t_exam == 1
left.plot(*hours[passed].T, "o", color="navy", markeredgecolor="white", label="aprueba")  # lang: es
left.plot(*hours[~passed].T, "X", color="darkred", markeredgecolor="white", label="reprueba")  # lang: es
left.set(xlabel="horas de estudio", ylabel="horas de sueño", title="probabilidad de aprobar")  # lang: es
left.plot(*hours[passed].T, "o", color="navy", markeredgecolor="white", label="passes")  # lang: en
left.plot(*hours[~passed].T, "X", color="darkred", markeredgecolor="white", label="fails")  # lang: en
left.set(xlabel="hours of study", ylabel="hours of sleep", title="probability of passing")  # lang: en
left.legend(loc="lower left")
figure.colorbar(shading, ax=left)
right.plot(history)
right.set(xlabel="actualización", ylabel="entropía cruzada", ylim=(0, None))  # lang: es
right.set(xlabel="update", ylabel="cross-entropy", ylim=(0, None))  # lang: en
plt.show()
right_share = np.mean((X_exam @ w_exam > 0) == passed)
print(f"aciertos: {right_share:.1%}")  # lang: es
print(f"accuracy: {right_share:.1%}")  # lang: en

# %% [markdown] lang="es"
# ## 4. Mini-batches: pasos baratos
#
# Cada paso del descenso recorre *todos* los datos. Con cuarenta puntos da lo mismo; con cuarenta millones,
# no. La idea: estimar el gradiente con un puñado de ejemplos, un **mini-batch**. Es como una encuesta: no
# necesitas preguntarle a todo el país para saber más o menos hacia dónde va, pero la muestra tiene que ser
# al azar y nadie puede quedar fuera siempre. Por eso se *baraja* el conjunto y se reparte, como un naipe:
# en cada pasada (**época**) todo ejemplo sale exactamente una vez.
#
# Cuidado con dos detalles clásicos: las filas de `X` y los valores de `t` tienen que viajar juntos, y si
# $N$ no es múltiplo del tamaño, el último mini-batch es más chico (¡pero no se pierde!).

# %% [markdown] lang="en"
# ## 4. Mini-batches: cheap steps
#
# Every step of the descent goes through *all* data. With forty points nobody minds; with forty million they
# do. The idea: estimate the gradient from a handful of examples, a **mini-batch**. It is like an opinion
# poll: you need not ask the whole country to know roughly where it is heading, but the sample must be
# random, and nobody may be left out for ever. That is why the set is *shuffled* and dealt like a deck of
# cards: in each pass (**epoch**) every example turns up exactly once.
#
# Mind two classical details: the rows of `X` and the values of `t` must travel together, and where $N$ is
# no multiple of the batch size the last mini-batch is smaller (but not lost!).


# %% exercise="minibatches" points=2 off_limits="ready_made"
def minibatches(
    X: np.ndarray, t: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """
    :es:
    Una pasada por los datos en orden aleatorio, de a `batch_size` ejemplos.

    Argumentos:
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas, float64 de forma (N,).
        batch_size: filas por mini-batch; el último puede ser más chico.
        rng: el generador del que sale la permutación; una segunda llamada con el mismo da otro orden.

    Devuelve:
        un iterador (por ejemplo, haz de esta función un generador con `yield`) de tuplas `(X_b, t_b)`. Entre
        todas traen cada fila exactamente una vez, con su `t`.

    Lanza:
        ValueError: si `batch_size < 1` o los largos de `X` y `t` difieren (a más tardar en el primer `next`).
    :en:
    One pass over the data in random order, `batch_size` examples at a time.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: answers, float64 of shape (N,).
        batch_size: rows per mini-batch; the last one may be smaller.
        rng: the generator that the permutation is drawn from; a second call with it gives another order.

    Returns:
        an iterator (for instance, make this a generator function with `yield`) of tuples `(X_b, t_b)`.
        Together they hold every row exactly once, with its `t`.

    Raises:
        ValueError: if `batch_size < 1` or the lengths of `X` and `t` differ (at the latest at the
            first `next`).
    :end:

    >>> X, t = np.arange(10.0).reshape(5, 2), np.arange(5.0)
    >>> [X_b.shape for X_b, t_b in minibatches(X, t, 2, np.random.default_rng(0))]
    [(2, 2), (2, 2), (1, 2)]
    """
    ### BEGIN SOLUTION
    if batch_size < 1:
        raise ValueError(f"batch_size debe ser al menos 1, no {batch_size}")  # lang: es
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")  # lang: en
    if len(X) != len(t):
        raise ValueError(f"X tiene {len(X)} filas y t tiene {len(t)} valores")  # lang: es
        raise ValueError(f"X has {len(X)} rows and t has {len(t)} values")  # lang: en
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]
    ### END SOLUTION


# %% [markdown] lang="es"
# ¿Qué tan ruidosa es la encuesta? En un mismo punto $\mathbf{w}$ calculamos el gradiente de muchos
# mini-batches. Cada punto azul es una estimación; la estrella roja, el gradiente de todos los datos. La
# nube está centrada en la estrella y se encoge con el tamaño $B$, más o menos como $1/\sqrt{B}$: para la
# mitad del ruido hay que pagar cuatro veces más.

# %% [markdown] lang="en"
# How noisy is the poll? At one point $\mathbf{w}$ we compute the gradient on many mini-batches. Every blue
# dot is an estimate; the red star is the gradient on all data. The cloud is centred on the star and shrinks
# with the batch size $B$, roughly like $1/\sqrt{B}$: half the noise costs four times as much.

# %%
rng = np.random.default_rng(0)
altitude_big = rng.uniform(0.5, 3.0, 400)
X_big = np.column_stack([np.ones(400), altitude_big])
t_big = 24.0 - 6.5 * altitude_big + rng.normal(0.0, 1.2, 400)

w_here = np.array([22.0, -6.0])
full = mse_gradient(w_here, X_big, t_big)
figure, panels = plt.subplots(1, 3, figsize=(11, 3.6), sharex=True, sharey=True)
for axes, size in zip(panels, [1, 8, 64], strict=True):
    batches = [batch for _ in range(1 + size // 2) for batch in minibatches(X_big, t_big, size, rng)]
    estimates = np.array([mse_gradient(w_here, *batch) for batch in batches if len(batch[1]) == size])[:200]
    axes.scatter(*estimates.T, s=9, alpha=0.5)
    axes.plot(*full, "*", color="tab:red", markersize=13)
    axes.set_xlabel("$\\partial J / \\partial w_0$")
    axes.set_title(f"mini-batches de {size}")  # lang: es
    axes.set_title(f"mini-batches of {size}")  # lang: en
panels[0].set_ylabel("$\\partial J / \\partial w_1$")
plt.show()

# %% [markdown] lang="es"
# El **descenso de gradiente estocástico** (SGD) da un paso por cada mini-batch: el gradiente de `mse_loss`
# se toma solo sobre ese mini-batch (dividiendo por *su* tamaño), y los parámetros se mueven de inmediato,
# antes de mirar el siguiente. Cada época vuelve a barajar.

# %% [markdown] lang="en"
# **Stochastic gradient descent** (SGD) takes one step per mini-batch: the gradient of `mse_loss` is taken
# on that batch alone (divided by *its* size), and the parameters move at once, before the next batch is
# looked at. Every epoch shuffles anew.


# %% exercise="sgd" points=2 off_limits="ready_made"
def sgd(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """
    :es:
    Descenso por mini-batches sobre `mse_loss`.

    Argumentos:
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas correctas, float64 de forma (N,).
        w0: parámetros iniciales, float64 de forma (D,); no se modifican.
        learning_rate: tamaño del paso.
        batch_size: filas por mini-batch.
        epochs: pasadas por los datos, cada una en un orden nuevo sacado de `rng`.
        rng: el generador; de él sale todo el azar.

    Devuelve:
        los parámetros finales, float64 de forma (D,).

    Lanza:
        ValueError: si `batch_size < 1` o los largos de `X` y `t` difieren.
    :en:
    Mini-batch descent on `mse_loss`.

    Args:
        X: one example per row, float64 of shape (N, D).
        t: right answers, float64 of shape (N,).
        w0: initial parameters, float64 of shape (D,); they are not modified.
        learning_rate: size of the step.
        batch_size: rows per mini-batch.
        epochs: passes over the data, each in a new order drawn from `rng`.
        rng: the generator; all randomness comes from it.

    Returns:
        the final parameters, float64 of shape (D,).

    Raises:
        ValueError: if `batch_size < 1` or the lengths of `X` and `t` differ.
    :end:

    >>> sgd(np.ones((2, 1)), np.array([3.0, 3.0]), np.zeros(1), 0.5, 1, 1, np.random.default_rng(0))
    array([3.])
    """
    ### BEGIN SOLUTION
    w = w0.copy()
    for _ in range(epochs):
        for X_batch, t_batch in minibatches(X, t, batch_size, rng):
            w = w - learning_rate * mse_gradient(w, X_batch, t_batch)
    return w
    ### END SOLUTION


# %% [markdown] lang="es"
# Con la misma tasa y la misma cantidad de *pasadas* por los datos, los mini-batches chicos dan muchos más
# pasos y bajan antes. A cambio no se quedan quietos en el fondo: el ruido los deja dando vueltas alrededor.

# %% [markdown] lang="en"
# With the same rate and the same number of *passes* over the data, small mini-batches take many more steps
# and get down sooner. In exchange they never rest at the bottom: noise keeps them circling around it.

# %%
best = gradient_descent(X_big, t_big, np.zeros(2), 0.2, max_iter=2000)[1][-1]
figure, axes = plt.subplots(figsize=(7, 3.8))
for size in (400, 40, 4):
    rng, w, excess = np.random.default_rng(1), np.zeros(2), []
    for _ in range(30):
        w = sgd(X_big, t_big, w, 0.05, size, 1, rng)
        excess.append(mse_loss(w, X_big, t_big) - best)
    axes.semilogy(range(1, 31), excess, marker=".", label=f"{size}")
axes.set(xlabel="época", ylabel="pérdida sobre el mínimo")  # lang: es
axes.legend(title="tamaño del\nmini-batch", loc="upper left", bbox_to_anchor=(1, 1))  # lang: es
axes.set(xlabel="epoch", ylabel="loss above the minimum")  # lang: en
axes.legend(title="mini-batch\nsize", loc="upper left", bbox_to_anchor=(1, 1))  # lang: en
plt.show()

# %% [markdown] lang="es"
# ## 5. Pasos con memoria
#
# El valle largo y angosto es el problema de fondo: a lo ancho hay que dar pasos chicos para no rebotar, a
# lo largo esos pasos no avanzan. Los métodos que siguen recuerdan algo de los gradientes anteriores. Son
# tres funciones de **un paso**: reciben el estado, devuelven el estado nuevo, y no tocan el que recibieron
# (así puedes volver atrás, o probar dos caminos desde el mismo punto).
#
# ### Momentum
#
# Una bolita que rueda no cambia de rumbo en seco: lleva velocidad. Lo que rebota de lado a lado se cancela,
# lo que empuja siempre hacia el mismo lado se acumula:
#
# $$\mathbf{v} \leftarrow \mu\,\mathbf{v} - \lambda\,\nabla J(\mathbf{w}), \qquad
# \mathbf{w} \leftarrow \mathbf{w} + \mathbf{v}.$$
#
# Con $\mu = 0$ es el descenso de siempre; con $\mu = 0{,}9$ un empujón constante llega a valer diez veces
# ($1/(1 - \mu)$).

# %% [markdown] lang="en"
# ## 5. Steps with a memory
#
# The long narrow valley is the real trouble: across it, steps must be small so as not to bounce; along it,
# such steps get nowhere. The methods that follow remember something of earlier gradients. They are three
# functions for **one step**: they take the state, return the new state, and leave the one that they were
# given alone (so you can go back, or try two ways from one point).
#
# ### Momentum
#
# A rolling ball does not turn on the spot: it has a velocity. What bounces from side to side cancels, what
# always pushes the same way adds up:
#
# $$\mathbf{v} \leftarrow \mu\,\mathbf{v} - \lambda\,\nabla J(\mathbf{w}), \qquad
# \mathbf{w} \leftarrow \mathbf{w} + \mathbf{v}.$$
#
# With $\mu = 0$ this is plain descent; with $\mu = 0.9$ a constant push ends up worth ten times as much
# ($1/(1 - \mu)$).


# %% exercise="momentum_step" points=1 off_limits="ready_made"
def momentum_step(
    w: np.ndarray, gradient: np.ndarray, velocity: np.ndarray, learning_rate: float, momentum: float
) -> tuple[np.ndarray, np.ndarray]:
    """
    :es:
    Un paso con momentum.

    Argumentos:
        w, gradient, velocity: parámetros, gradiente en `w` y velocidad anterior, float64 de forma (D,).
        learning_rate: tamaño del paso.
        momentum: qué fracción de la velocidad anterior se conserva.

    Devuelve:
        `(w_new, velocity_new)`, dos arreglos de forma (D,): `w_new = w + velocity_new` con
        `velocity_new = momentum * velocity - learning_rate * gradient`.
    :en:
    One step with momentum.

    Args:
        w, gradient, velocity: parameters, gradient at `w` and previous velocity, float64 of shape (D,).
        learning_rate: size of the step.
        momentum: the fraction of the previous velocity that is kept.

    Returns:
        `(w_new, velocity_new)`, two arrays of shape (D,): `w_new = w + velocity_new` with
        `velocity_new = momentum * velocity - learning_rate * gradient`.
    :end:

    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([0.5]), 0.125, 0.5)
    (array([1.]), array([0.]))
    """
    ### BEGIN SOLUTION
    velocity_new = momentum * velocity - learning_rate * gradient
    return w + velocity_new, velocity_new
    ### END SOLUTION


# %% [markdown] lang="es"
# ### Adam
#
# Adam (Kingma y Ba, 2014) agrega una segunda memoria. Guarda el promedio móvil $\mathbf{m}$ de los
# gradientes (como el momentum) y el promedio móvil $\mathbf{v}$ de sus *cuadrados*, y divide uno por la
# raíz del otro: cada parámetro recibe un paso del orden de $\lambda$, tenga gradientes enormes o
# minúsculos. En el paso $s = 1, 2, \dots$, con gradiente $\mathbf{g}$ y partiendo de
# $\mathbf{m} = \mathbf{v} = 0$,
#
# $$\mathbf{m} \leftarrow \beta_1\mathbf{m} + (1 - \beta_1)\,\mathbf{g}, \qquad
# \mathbf{v} \leftarrow \beta_2\mathbf{v} + (1 - \beta_2)\,\mathbf{g}^2,$$
# $$\hat{\mathbf{m}} = \frac{\mathbf{m}}{1 - \beta_1^{\,s}}, \qquad
# \hat{\mathbf{v}} = \frac{\mathbf{v}}{1 - \beta_2^{\,s}}, \qquad
# \mathbf{w} \leftarrow
# \mathbf{w} - \lambda\,\frac{\hat{\mathbf{m}}}{\sqrt{\hat{\mathbf{v}}} + \varepsilon}.$$
#
# ¿Para qué los sombreros? Como los promedios parten de cero, al comienzo son muy chicos; dividir por
# $1 - \beta^s$ corrige ese sesgo. Todo es elemento por elemento, y $\varepsilon$ queda *fuera* de la raíz.
# El estado puede ser lo que quieras (una tupla, un diccionario, un objeto): quien llama solo lo guarda y te
# lo devuelve.

# %% [markdown] lang="en"
# ### Adam
#
# Adam (Kingma and Ba, 2014) adds a second memory. It keeps the moving average $\mathbf{m}$ of the gradients
# (like momentum) and the moving average $\mathbf{v}$ of their *squares*, and divides one by the root of the
# other: every parameter gets a step of the order of $\lambda$, be its gradients huge or tiny. In step
# $s = 1, 2, \dots$, with gradient $\mathbf{g}$ and starting from $\mathbf{m} = \mathbf{v} = 0$,
#
# $$\mathbf{m} \leftarrow \beta_1\mathbf{m} + (1 - \beta_1)\,\mathbf{g}, \qquad
# \mathbf{v} \leftarrow \beta_2\mathbf{v} + (1 - \beta_2)\,\mathbf{g}^2,$$
# $$\hat{\mathbf{m}} = \frac{\mathbf{m}}{1 - \beta_1^{\,s}}, \qquad
# \hat{\mathbf{v}} = \frac{\mathbf{v}}{1 - \beta_2^{\,s}}, \qquad
# \mathbf{w} \leftarrow
# \mathbf{w} - \lambda\,\frac{\hat{\mathbf{m}}}{\sqrt{\hat{\mathbf{v}}} + \varepsilon}.$$
#
# Why the hats? The averages start at zero, so they are too small at first; dividing by $1 - \beta^s$
# corrects that bias. Everything is element by element, and $\varepsilon$ stands *outside* the root. The
# state may be whatever you like (a tuple, a dict, an object): the caller only keeps it and hands it back to
# you.


# %% exercise="adam_step" points=3 off_limits="ready_made"
def adam_step(
    w: np.ndarray,
    gradient: np.ndarray,
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[np.ndarray, Any]:
    """
    :es:
    Un paso de Adam, con corrección del sesgo.

    Argumentos:
        w, gradient: parámetros y gradiente en `w`, float64 de forma (D,).
        state: `None` en el primer paso; después, lo que devolvió la llamada anterior. No se modifica.
        learning_rate: tamaño del paso; puede cambiar de una llamada a otra.
        beta1, beta2: memoria de los promedios del gradiente y de su cuadrado.
        eps: se suma a la raíz del promedio de los cuadrados.

    Devuelve:
        `(w_new, state_new)`: los parámetros nuevos, float64 de forma (D,), y el estado para la próxima
        llamada.
    :en:
    One step of Adam, with bias correction.

    Args:
        w, gradient: parameters and gradient at `w`, float64 of shape (D,).
        state: `None` in the first step; afterwards what the previous call returned. It is not modified.
        learning_rate: size of the step; it may change from call to call.
        beta1, beta2: memory of the averages of the gradient and of its square.
        eps: is added to the root of the average of the squares.

    Returns:
        `(w_new, state_new)`: the new parameters, float64 of shape (D,), and the state for the next call.
    :end:

    >>> w, state = adam_step(np.array([1.0, 1.0]), np.array([4.0, -0.02]), None, learning_rate=0.1)
    >>> w.round(6)
    array([0.9, 1.1])
    """
    ### BEGIN SOLUTION
    mean, mean_square, step = (0.0, 0.0, 0) if state is None else state
    step += 1
    mean = beta1 * mean + (1 - beta1) * gradient
    mean_square = beta2 * mean_square + (1 - beta2) * gradient**2
    unbiased_mean = mean / (1 - beta1**step)
    unbiased_square = mean_square / (1 - beta2**step)
    w_new = w - learning_rate * unbiased_mean / (np.sqrt(unbiased_square) + eps)
    return w_new, (mean, mean_square, step)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### AdaDelta
#
# AdaDelta (Zeiler, 2012) ataca otra molestia: hay que elegir $\lambda$. Su observación es de unidades. Si
# $J$ se mide en pesos y $w$ en metros, el gradiente está en pesos por metro; restárselo a un largo no
# cuadra. Dividir por la magnitud típica de los gradientes quita los pesos; multiplicar por la magnitud
# típica de los *pasos anteriores* devuelve los metros. Con
# $\text{RMS}[\mathbf{x}] = \sqrt{E[\mathbf{x}^2] + \varepsilon}$ y promedios móviles $E[\cdot]$ que parten
# de cero:
#
# $$E[\mathbf{g}^2] \leftarrow \rho\,E[\mathbf{g}^2] + (1 - \rho)\,\mathbf{g}^2, \qquad
# \Delta\mathbf{x} = -\frac{\text{RMS}[\Delta\mathbf{x}]_{t-1}}{\text{RMS}[\mathbf{g}]_t}\,\mathbf{g},$$
# $$E[\Delta\mathbf{x}^2] \leftarrow \rho\,E[\Delta\mathbf{x}^2] + (1 - \rho)\,\Delta\mathbf{x}^2, \qquad
# \mathbf{w} \leftarrow \mathbf{w} + \Delta\mathbf{x}.$$
#
# Mira los subíndices: el gradiente de hoy ya entró a su promedio, el paso de hoy todavía no. Aquí
# $\varepsilon$ va *dentro* de la raíz, y es quien da el primer empujón.

# %% [markdown] lang="en"
# ### AdaDelta
#
# AdaDelta (Zeiler, 2012) attacks another nuisance: having to choose $\lambda$. Its observation is about
# units. If $J$ is measured in dollars and $w$ in metres, the gradient is in dollars per metre; subtracting
# that from a length makes no sense. Dividing by the typical size of the gradients removes the dollars;
# multiplying by the typical size of the *previous steps* gives the metres back. With
# $\text{RMS}[\mathbf{x}] = \sqrt{E[\mathbf{x}^2] + \varepsilon}$ and moving averages $E[\cdot]$ that start
# at zero:
#
# $$E[\mathbf{g}^2] \leftarrow \rho\,E[\mathbf{g}^2] + (1 - \rho)\,\mathbf{g}^2, \qquad
# \Delta\mathbf{x} = -\frac{\text{RMS}[\Delta\mathbf{x}]_{t-1}}{\text{RMS}[\mathbf{g}]_t}\,\mathbf{g},$$
# $$E[\Delta\mathbf{x}^2] \leftarrow \rho\,E[\Delta\mathbf{x}^2] + (1 - \rho)\,\Delta\mathbf{x}^2, \qquad
# \mathbf{w} \leftarrow \mathbf{w} + \Delta\mathbf{x}.$$
#
# Look at the subscripts: today's gradient has already entered its average, today's step has not. Here
# $\varepsilon$ stands *inside* the root, and it is what gives the first push.


# %% exercise="adadelta_step" points=3 off_limits="ready_made"
def adadelta_step(
    w: np.ndarray, gradient: np.ndarray, state: Any, rho: float = 0.9, eps: float = 1e-6
) -> tuple[np.ndarray, Any]:
    """
    :es:
    Un paso de AdaDelta, con tasa de aprendizaje 1.

    Argumentos:
        w, gradient: parámetros y gradiente en `w`, float64 de forma (D,).
        state: `None` en el primer paso; después, lo que devolvió la llamada anterior. No se modifica.
        rho: memoria de los dos promedios.
        eps: se suma dentro de ambas raíces.

    Devuelve:
        `(w_new, state_new)`: los parámetros nuevos, float64 de forma (D,), y el estado para la próxima
        llamada.
    :en:
    One step of AdaDelta, with learning rate 1.

    Args:
        w, gradient: parameters and gradient at `w`, float64 of shape (D,).
        state: `None` in the first step; afterwards what the previous call returned. It is not modified.
        rho: memory of both averages.
        eps: is added inside both roots.

    Returns:
        `(w_new, state_new)`: the new parameters, float64 of shape (D,), and the state for the next call.
    :end:

    >>> w, state = adadelta_step(np.array([1.0]), np.array([2.0]), None)
    >>> w.round(6)
    array([0.996838])
    """
    ### BEGIN SOLUTION
    gradient_square, step_square = (0.0, 0.0) if state is None else state
    gradient_square = rho * gradient_square + (1 - rho) * gradient**2
    step = -np.sqrt(step_square + eps) / np.sqrt(gradient_square + eps) * gradient
    step_square = rho * step_square + (1 - rho) * step**2
    return w + step, (gradient_square, step_square)
    ### END SOLUTION


# %% [markdown] lang="es"
# ### La carrera
#
# Un valle cincuenta veces más empinado a lo ancho que a lo largo,
# $J(\mathbf{w}) = \tfrac12\left(w_1^2 + 50\,w_2^2\right)$, y cuatro corredores que parten del mismo punto.
# Cambia las tasas y mira quién gana: no hay un campeón para todas las superficies. (A AdaDelta le subimos
# $\varepsilon$ a $10^{-4}$: con el valor por omisión sus primeros pasos miden una milésima.)

# %% [markdown] lang="en"
# ### The race
#
# A valley fifty times steeper across than along, $J(\mathbf{w}) = \tfrac12\left(w_1^2 + 50\,w_2^2\right)$,
# and four runners that start from one point. Change the rates and see who wins: there is no champion for
# all surfaces. (We raise AdaDelta's $\varepsilon$ to $10^{-4}$: with the default its first steps measure a
# thousandth.)


# %%
steepness = np.array([1.0, 50.0])
start = np.array([-2.5, 0.8])


def race(step: Any, state: Any, count: int = 120) -> np.ndarray:
    """El camino de un método por el valle, un punto por fila."""  # lang: es
    """The path of a method through the valley, one point per row."""  # lang: en
    path = [start]
    for _ in range(count):
        w, state = step(path[-1], steepness * path[-1], state)
        path.append(w)
    return np.array(path)


paths = {
    "GD, λ = 0.035": race(lambda w, g, v: momentum_step(w, g, v, 0.035, 0.0), np.zeros(2)),
    "Momentum, λ = 0.01, μ = 0.9": race(lambda w, g, v: momentum_step(w, g, v, 0.01, 0.9), np.zeros(2)),
    "Adam, λ = 0.1": race(lambda w, g, state: adam_step(w, g, state, 0.1), None),
    "AdaDelta, ε = 1e-4": race(lambda w, g, state: adadelta_step(w, g, state, eps=1e-4), None),
}

along, across = np.meshgrid(np.linspace(-2.8, 1.2, 150), np.linspace(-1.0, 1.0, 150))
height = (along**2 + 50 * across**2) / 2
figure, panels = plt.subplots(2, 2, figsize=(11, 5.6), sharex=True, sharey=True)
for axes, (name, path), color in zip(panels.flat, paths.items(), plt.cm.tab10.colors, strict=False):
    axes.contour(along, across, height, levels=np.geomspace(0.02, 30, 12), colors="gray", linewidths=0.6)
    axes.plot(path[:, 0], path[:, 1], ".-", color=color, markersize=5, linewidth=1)
    axes.plot(*start, "s", color="black")
    axes.plot(0, 0, "*", color="black", markersize=12)
    axes.set_title(name)
for axes in panels[1]:
    axes.set_xlabel("$w_1$")
for axes in panels[:, 0]:
    axes.set_ylabel("$w_2$")
plt.show()

figure, axes = plt.subplots(figsize=(8, 3.8))
for name, path in paths.items():
    axes.semilogy((path**2 @ steepness) / 2, label=name)
axes.set(xlabel="paso", ylabel="$J$", ylim=(1e-6, 100))  # lang: es
axes.set(xlabel="step", ylabel="$J$", ylim=(1e-6, 100))  # lang: en
axes.legend()
plt.show()

# %% [markdown] lang="es"
# GD rebota a lo ancho y gatea a lo largo. Momentum ondula, pero avanza parejo. Adam parte en diagonal: le
# da lo mismo que un gradiente sea cincuenta veces mayor que el otro. AdaDelta hace lo mismo sin que nadie
# le diga $\lambda$, y necesita un rato para tomar vuelo.
#
# ¿Tus pasos son los mismos que se usan afuera? Compáralos con `torch.optim` (fuera de los ejercicios está
# permitido):

# %% [markdown] lang="en"
# GD bounces across and crawls along. Momentum swings, but makes steady progress. Adam sets off diagonally:
# it does not care that one gradient is fifty times the other. AdaDelta does the same without anybody
# telling it $\lambda$, and takes a while to gather speed.
#
# Are your steps those that the world uses? Compare them with `torch.optim` (outside the exercises that is
# allowed):


# %%
def end_of_torch_adam() -> np.ndarray:
    """La misma carrera, corrida por torch."""  # lang: es
    """The same race, run by torch."""  # lang: en
    import torch

    w = torch.tensor(start, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    for _ in range(120):
        optimizer.zero_grad()
        (w**2 @ torch.tensor(steepness) / 2).backward()
        optimizer.step()
    return w.detach().numpy()


difference = np.abs(end_of_torch_adam() - paths["Adam, λ = 0.1"][-1]).max()
print(f"diferencia con torch.optim.Adam tras 120 pasos: {difference:.1e}")  # lang: es
print(f"difference from torch.optim.Adam after 120 steps: {difference:.1e}")  # lang: en

# %% [markdown] question="why_momentum" points=1 lang="es"
# **Pregunta.** ¿Qué le agrega el momentum al descenso del gradiente, y qué le agrega Adam al momentum? Una
# o dos frases para cada uno.
#
# ### BEGIN MARK SCHEME
# - 0,5: momentum: una velocidad, es decir, memoria (promedio móvil, suma que decae) de los gradientes
#   pasados: amortigua los rebotes y acelera en la dirección que se mantiene.
# - 0,5: Adam: además un promedio móvil de los *cuadrados* de los gradientes, por cuya raíz se divide el
#   paso: una tasa propia para cada parámetro. (Corrección del sesgo: bienvenida, pero por sí sola vale
#   0,25.)
# ### END MARK SCHEME

# %% [markdown] question="why_momentum" points=1 lang="en"
# **Question.** What does momentum add to gradient descent, and what does Adam add to momentum? One or two
# sentences for each.
#
# ### BEGIN MARK SCHEME
# - 0.5: momentum: a velocity, that is a memory (moving average, decaying sum) of past gradients: it damps
#   the bouncing and gathers speed in the direction that persists.
# - 0.5: Adam: also a moving average of the *squares* of the gradients, by whose root the step is divided: a
#   rate of its own for every parameter. (Bias correction: welcome, but worth 0.25 on its own.)
# ### END MARK SCHEME

# %% [markdown] lang="es"
# ## Para llevar
#
# * Una pérdida, su gradiente y un paso cuesta abajo: con eso se entrena todo lo que viene en el curso.
# * La tasa de aprendizaje tiene un límite exacto, $2/L$, que fija la dirección más empinada.
# * Las fórmulas correctas en el papel pueden fallar en el computador; simplificar antes de calcular las
#   salva.
# * Los mini-batches cambian exactitud por velocidad; momentum, Adam y AdaDelta usan la memoria para domar
#   los valles angostos.

# %% [markdown] lang="en"
# ## To take along
#
# * A loss, its gradient and a step downhill: that trains everything that follows in this course.
# * The learning rate has an exact limit, $2/L$, set by the steepest direction.
# * Formulas that are right on paper can fail in a computer; simplifying before computing saves them.
# * Mini-batches trade exactness for speed; momentum, Adam and AdaDelta use memory to tame narrow valleys.
