# Generado a partir de source/gradient_descent/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 4: Descenso del gradiente. El enunciado completo está en el notebook gradient_descent.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
import math
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np


# %% mse_loss (puntaje: 1)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% mse_gradient (puntaje: 2)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% gradient_descent (puntaje: 3)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% max_stable_learning_rate (puntaje: 2)
def max_stable_learning_rate(X: np.ndarray) -> float:
    """
    Supremo de las tasas con que el descenso sobre `mse_loss` converge a un mínimo desde toda partida.

    Es `2 / L`, con `L` el mayor valor propio de la hessiana de `mse_loss`; si `X` es cero, `inf`.

    Argumentos:
        X: un ejemplo por fila, float64 de forma (N, D); N puede ser menor que D.

    Devuelve:
        el límite, un float (no un arreglo).

    >>> max_stable_learning_rate(np.array([[2.0], [0.0]]))
    0.5
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% logistic_loss (puntaje: 2)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% logistic_gradient (puntaje: 2)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% logistic_regression (puntaje: 2)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% minibatches (puntaje: 2)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% sgd (puntaje: 2)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% momentum_step (puntaje: 1)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% adam_step (puntaje: 3)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% adadelta_step (puntaje: 3)
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
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
