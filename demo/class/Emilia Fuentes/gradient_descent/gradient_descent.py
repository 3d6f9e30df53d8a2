# %%
import math
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np

# %%
def mse_loss(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> float:
    """
    Error cuadrático medio `J = (1/N) Σ (wᵀx_i - t_i)²` de un modelo lineal.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas correctas, float64 de forma (N,).

    Devuelve:
        la pérdida, un float (no un arreglo).

    >>> mse_loss(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    2.5
    """
    residual = X @ w - t
    return float(np.mean(residual**2))

# %%
def mse_gradient(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> np.ndarray:
    """
    Gradiente exacto de `mse_loss` respecto de `w`.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: respuestas correctas, float64 de forma (N,).

    Devuelve:
        el gradiente, float64 de forma (D,).

    >>> mse_gradient(np.array([1.0, 2.0]), np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0]))
    array([3., 2.])
    """
    residual = X @ w - t
    return X.T @ residual * (2 / len(t))

# %%
def gradient_descent(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    max_iter: int = 1000,
    tol: float = 0.0,
) -> tuple[np.ndarray, list[float]]:
    """
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

    >>> gradient_descent(np.array([[1.0]]), np.array([0.0]), np.array([1.0]), 0.25, max_iter=2)
    (array([0.25]), [1.0, 0.25, 0.0625])
    """
    if learning_rate <= 0:
        raise ValueError(f"learning_rate debe ser positivo, no {learning_rate}")
    if max_iter < 0:
        raise ValueError(f"max_iter no puede ser negativo: {max_iter}")
    w = w0.copy()
    history = [mse_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * mse_gradient(w, X, t)
        history.append(mse_loss(w, X, t))
    return w, history

# %%
def max_stable_learning_rate(X):
    # Método de la potencia: el mayor valor propio de la matriz de la pérdida.
    A = 2 * X.T @ X / len(X)
    v = np.ones(len(A))
    while True:
        v_new = A @ v / np.linalg.norm(A @ v)
        if np.linalg.norm(v_new - v) < 0:  # una norma nunca es negativa
            return float(2 / (v_new @ A @ v_new))
        v = v_new

# %%
def logistic_loss(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> float:
    """
    Entropía cruzada binaria media de `σ(Xw)`; exacta y finita para logits entre -1000 y 1000.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: clases, arreglo float64 de ceros y unos de forma (N,).

    Devuelve:
        la pérdida, un float (no un arreglo).

    >>> logistic_loss(np.array([0.0]), np.array([[1.0], [2.0]]), np.array([1.0, 0.0]))
    0.6931471805599453
    """
    # -ln σ(z) = ln(1 + exp(-z)) si t = 1, y -ln(1 - σ(z)) = ln(1 + exp(z)) si t = 0.
    logits = X @ w
    return float(np.mean(np.logaddexp(0.0, np.where(t == 1, -logits, logits))))

# %%
def logistic_gradient(w: np.ndarray, X: np.ndarray, t: np.ndarray) -> np.ndarray:
    """
    Gradiente de `logistic_loss` respecto de `w`; exacto y finito para logits entre -1000 y 1000.

    Argumentos:
        w: parámetros, float64 de forma (D,).
        X: un ejemplo por fila, float64 de forma (N, D).
        t: clases, arreglo float64 de ceros y unos de forma (N,).

    Devuelve:
        el gradiente, float64 de forma (D,).

    >>> logistic_gradient(np.array([0.0]), np.array([[1.0], [2.0]]), np.array([1.0, 0.0]))
    array([0.25])
    """
    # σ(z) = exp(-ln(1 + exp(-z))): nada se desborda, ni con z = -1000 ni con z = 1000.
    probability = np.exp(-np.logaddexp(0.0, -(X @ w)))
    return X.T @ (probability - t) / len(t)

# %%
def logistic_regression(
    X: np.ndarray,
    t: np.ndarray,
    w0: np.ndarray,
    learning_rate: float,
    max_iter: int = 1000,
    tol: float = 0.0,
) -> tuple[np.ndarray, list[float]]:
    """
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

    >>> w, history = logistic_regression(
    ...     np.array([[1.0], [2.0]]), np.array([1.0, 0.0]), np.array([0.0]), 1.0, max_iter=1
    ... )
    >>> w, len(history)
    (array([-0.25]), 2)
    """
    if learning_rate <= 0:
        raise ValueError(f"learning_rate debe ser positivo, no {learning_rate}")
    if max_iter < 0:
        raise ValueError(f"max_iter no puede ser negativo: {max_iter}")
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
    return w, history

# %%
def minibatches(
    X: np.ndarray, t: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """
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

    >>> X, t = np.arange(10.0).reshape(5, 2), np.arange(5.0)
    >>> [X_b.shape for X_b, t_b in minibatches(X, t, 2, np.random.default_rng(0))]
    [(2, 2), (2, 2), (1, 2)]
    """
    if batch_size < 1:
        raise ValueError(f"batch_size debe ser al menos 1, no {batch_size}")
    if len(X) != len(t):
        raise ValueError(f"X tiene {len(X)} filas y t tiene {len(t)} valores")
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], t[rows]

# %%
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

    >>> sgd(np.ones((2, 1)), np.array([3.0, 3.0]), np.zeros(1), 0.5, 1, 1, np.random.default_rng(0))
    array([3.])
    """
    w = w0.copy()
    for _ in range(epochs):
        for X_batch, t_batch in minibatches(X, t, batch_size, rng):
            w = w - learning_rate * mse_gradient(w, X_batch, t_batch)
    return w

# %%
def momentum_step(
    w: np.ndarray, gradient: np.ndarray, velocity: np.ndarray, learning_rate: float, momentum: float
) -> tuple[np.ndarray, np.ndarray]:
    """
    Un paso con momentum.

    Argumentos:
        w, gradient, velocity: parámetros, gradiente en `w` y velocidad anterior, float64 de forma (D,).
        learning_rate: tamaño del paso.
        momentum: qué fracción de la velocidad anterior se conserva.

    Devuelve:
        `(w_new, velocity_new)`, dos arreglos de forma (D,): `w_new = w + velocity_new` con
        `velocity_new = momentum * velocity - learning_rate * gradient`.

    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([0.5]), 0.125, 0.5)
    (array([1.]), array([0.]))
    """
    velocity_new = momentum * velocity - learning_rate * gradient
    return w + velocity_new, velocity_new

# %%
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

    >>> w, state = adam_step(np.array([1.0, 1.0]), np.array([4.0, -0.02]), None, learning_rate=0.1)
    >>> w.round(6)
    array([0.9, 1.1])
    """
    mean, mean_square, step = (0.0, 0.0, 0) if state is None else state
    step += 1
    mean = beta1 * mean + (1 - beta1) * gradient
    mean_square = beta2 * mean_square + (1 - beta2) * gradient**2
    unbiased_mean = mean / (1 - beta1**step)
    unbiased_square = mean_square / (1 - beta2**step)
    w_new = w - learning_rate * unbiased_mean / (np.sqrt(unbiased_square) + eps)
    return w_new, (mean, mean_square, step)

# %%
def adadelta_step(
    w: np.ndarray, gradient: np.ndarray, state: Any, rho: float = 0.9, eps: float = 1e-6
) -> tuple[np.ndarray, Any]:
    """
    Un paso de AdaDelta, con tasa de aprendizaje 1.

    Argumentos:
        w, gradient: parámetros y gradiente en `w`, float64 de forma (D,).
        state: `None` en el primer paso; después, lo que devolvió la llamada anterior. No se modifica.
        rho: memoria de los dos promedios.
        eps: se suma dentro de ambas raíces.

    Devuelve:
        `(w_new, state_new)`: los parámetros nuevos, float64 de forma (D,), y el estado para la próxima
        llamada.

    >>> w, state = adadelta_step(np.array([1.0]), np.array([2.0]), None)
    >>> w.round(6)
    array([0.996838])
    """
    gradient_square, step_square = (0.0, 0.0) if state is None else state
    gradient_square = rho * gradient_square + (1 - rho) * gradient**2
    step = -np.sqrt(step_square + eps) / np.sqrt(gradient_square + eps) * gradient
    step_square = rho * step_square + (1 - rho) * step**2
    return w + step, (gradient_square, step_square)
