# Generado a partir de source/recurrent/lab.py para que lo edites: este archivo es tuyo, escribe aquí tus respuestas.
# Laboratorio 12: Redes recurrentes. El enunciado completo está en el notebook recurrent.ipynb.
# Entrega este script o el notebook, no los dos.


# %% Preparación
import math

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn


# %% forward_states (puntaje: 2)
def forward_states(x: np.ndarray, U: float, W: float) -> np.ndarray:
    """
    Todos los estados `s_t = s_{t-1} W + x_t U`, con `s_0 = 0`.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T) con T >= 1; no se modifica.
        U: peso de la entrada.
        W: peso del estado anterior.

    Devuelve:
        Un arreglo float64 de forma (N, T+1): la columna t es s_t, y la columna 0 es cero.

    >>> forward_states(np.array([[1.0, 0.0, 1.0]]), 1.0, 0.5)
    array([[0.  , 1.  , 0.5 , 1.25]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% squared_error (puntaje: 1)
def squared_error(x: np.ndarray, y: np.ndarray, U: float, W: float) -> float:
    """
    La suma sobre las secuencias de `(s_T - y)²`.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T).
        y: respuestas correctas, float64 de forma (N,).
        U, W: los dos pesos.

    Devuelve:
        El error, un float (no un arreglo).

    >>> squared_error(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1.0, 0.5)
    0.5625
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% bptt (puntaje: 4)
def bptt(x: np.ndarray, y: np.ndarray, U: float, W: float) -> tuple[float, float]:
    """
    El gradiente exacto de `squared_error` respecto de los dos pesos.

    Vale cualquier método exacto; una diferencia finita no lo es: se tolera un error de 1e-9 de la suma de los
    valores absolutos de los términos.

    Argumentos:
        x: una secuencia por fila, float64 de forma (N, T) con T >= 1.
        y: respuestas correctas, float64 de forma (N,).
        U, W: los dos pesos.

    Devuelve:
        Una tupla de dos floats, (∂J/∂U, ∂J/∂W).

    >>> bptt(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1.0, 0.5)
    (-1.875, -1.5)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% train (puntaje: 4)
def train(
    x: np.ndarray,
    y: np.ndarray,
    epochs: int,
    learning_rate: float,
    weights: tuple[float, float],
    max_norm: float | None = None,
) -> dict[str, list[float]]:
    """
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

    >>> train(np.array([[1.0, 0.0, 1.0]]), np.array([2.0]), 1, 0.1, (1.0, 0.5))["U"]
    [1.0, 1.1875]
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% clip_by_norm (puntaje: 2)
def clip_by_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """
    Achica los gradientes, todos por el mismo factor, si su norma conjunta supera `max_norm`.

    Argumentos:
        gradients: lista de arreglos float64 de cualquier forma; ni la lista ni los arreglos se modifican.
        max_norm: la norma máxima, mayor que cero; infinito también vale.

    Devuelve:
        (clipped, norm): la lista de los gradientes multiplicados por `min(1, max_norm / norm)`, y la norma
        euclidiana de todos juntos *antes* de recortar, un float. Una lista vacía da ([], 0.0).

    Lanza:
        ValueError: si no se cumple max_norm > 0 (tampoco NaN lo cumple), también con una lista vacía.

    >>> clip_by_norm([np.array([3.0]), np.array([[4.0]])], 2.5)
    ([array([1.5]), array([[2.]])], 5.0)
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% state_jacobian_norm (puntaje: 1)
def state_jacobian_norm(W: np.ndarray, steps: int) -> float:
    """
    Norma espectral de `∂s_t/∂s_{t-steps} = W^steps` en una red lineal.

    Argumentos:
        W: matriz float64 de forma (H, H), cualquiera: no hace falta que sea simétrica ni diagonalizable.
        steps: cuántos pasos hacia atrás, 0 o más; con 0 el resultado es 1.0.

    Devuelve:
        Un float.

    >>> state_jacobian_norm(np.array([[0.0, 2.0], [-2.0, 0.0]]), 3)
    8.0
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% long_run (puntaje: 2)
def long_run(W: np.ndarray, tol: float = 1e-9) -> str:
    """
    Qué le pasa a `W^k` a la larga, según el radio espectral `r` de `W`.

    Argumentos:
        W: matriz float64 de forma (H, H); sus valores propios pueden ser negativos o complejos.
        tol: cuán cerca de 1 cuenta como 1.

    Devuelve:
        "marginal" si |r - 1| <= tol; si no, "vanishes" cuando r < 1 y "explodes" cuando r > 1.

    >>> long_run(np.array([[0.0, 1.0], [-1.0, 0.0]]))
    'marginal'
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% rnn_forward (puntaje: 3)
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
    Estados y salidas de `s_t = tanh(x_t U + s_{t-1} W + b)`, `y_t = s_t V + c`.

    La tanh es correcta también con preactivaciones grandes, de cientos o miles.

    Argumentos (todos float64; ninguno se modifica):
        X: entradas, (T, N, D) con T >= 1.
        s0: estado inicial, (N, H).
        U, W, V: pesos de la entrada (D, H), del estado (H, H) y de la salida (H, O).
        b, c: sesgos del estado (H,) y de la salida (O,).

    Devuelve:
        (states, outputs), de formas (T+1, N, H) y (T, N, O); states[0] es s0.

    >>> one, zero = np.ones((1, 1)), np.zeros(1)
    >>> rnn_forward(np.ones((1, 1, 1)), 0 * one, one, one, 2 * one, zero, zero)[1]
    array([[[1.52318831]]])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% rnn_backward (puntaje: 6)
def rnn_backward(
    X: np.ndarray,
    states: np.ndarray,
    U: np.ndarray,
    W: np.ndarray,
    V: np.ndarray,
    dJ_doutputs: np.ndarray,
) -> dict[str, np.ndarray]:
    """
    Los gradientes de `J` respecto de todo lo que entra en `rnn_forward`.

    Argumentos (todos float64; ninguno se modifica):
        X: las entradas, (T, N, D).
        states: los estados que entrega `rnn_forward`, (T+1, N, H).
        U, W, V: los pesos, (D, H), (H, H) y (H, O).
        dJ_doutputs: el gradiente de J respecto de cada salida, (T, N, O).

    Devuelve:
        Un dict con las claves "U", "W", "V", "b", "c", "s0" y "X"; cada gradiente tiene la forma de su
        variable.

    >>> one = np.ones((1, 1))
    >>> rnn_backward(np.ones((1, 1, 1)), np.zeros((2, 1, 1)), one, one, 2 * one, np.ones((1, 1, 1)))["b"]
    array([2.])
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% truncated_bptt (puntaje: 3)
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
    Gradientes en que el error de cada salida retrocede a lo más `k` aplicaciones de la recurrencia.

    Argumentos:
        X, states, U, W, V, dJ_doutputs: como en `rnn_backward`; ninguno se modifica.
        k: largo de la ventana, 1 o más; si k >= T, el resultado es el de `rnn_backward`.

    Devuelve:
        Un dict con exactamente las claves "U", "W", "V", "b" y "c".

    Lanza:
        ValueError: si k < 1.

    >>> one = np.ones((1, 1))
    >>> x, s, dJ = np.ones((3, 1, 1)), np.zeros((4, 1, 1)), np.ones((3, 1, 1))
    >>> [float(truncated_bptt(x, s, one, one, one, dJ, k)["b"][0]) for k in (1, 2, 3, 4)]
    [3.0, 5.0, 6.0, 6.0]
    """
    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% lstm_step (puntaje: 4)
def lstm_step(
    x: np.ndarray, h: np.ndarray, c: np.ndarray, parameters: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """
    Un paso de una LSTM, igual al de `torch.nn.LSTMCell`.

    El resultado es finito y correcto para preactivaciones de hasta ±1000.

    Argumentos (todo en float64; nada se modifica):
        x: entradas, (N, D).
        h, c: estado y celda, (N, H).
        parameters: dict con "W_ih" (4H, D), "W_hh" (4H, H), "b_ih" (4H,) y "b_hh" (4H,); los bloques van en
            el orden entrada, olvido, celda, salida.

    Devuelve:
        (h_new, c_new), ambos de forma (N, H).

    >>> zeros = {"W_ih": np.zeros((4, 1)), "W_hh": np.zeros((4, 1)), "b_ih": np.zeros(4), "b_hh": np.zeros(4)}
    >>> lstm_step(np.ones((1, 1)), np.ones((1, 1)), np.full((1, 1), 2.0), zeros)
    (array([[0.38079708]]), array([[1.]]))
    """

    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")


# %% count_ones (puntaje: 4)
def count_ones(sequences: torch.Tensor, labels: torch.Tensor, seed: int = 0) -> nn.Module:
    """
    Entrena una red recurrente propia que cuenta unos.

    Tiene 60 s de CPU en un solo núcleo. Los argumentos no se modifican.

    Argumentos:
        sequences: bits al azar, float32 de forma (1000, 10).
        labels: cuántos unos hay en cada fila, float32 de forma (1000,).
        seed: decide todo el azar: la misma semilla da el mismo modelo. El estado global del azar no cambia.

    Devuelve:
        Un `nn.Module` entrenado, que lleva (M, T') a (M,), con cualquier M y T'. Con filas nuevas de 10 bits,
        el error absoluto medio es a lo más 0.5; con filas de 20 bits, a lo más 1.0.

    >>> bits = torch.randint(0, 2, (1000, 10)).float()
    >>> network = count_ones(bits, bits.sum(dim=1))
    >>> network(torch.ones(3, 20)).shape
    torch.Size([3])
    """

    raise NotImplementedError("Todavía no está hecho: escribe aquí tu solución.")
