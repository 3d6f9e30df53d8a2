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
# Una neurona hace dos cosas: suma sus entradas con pesos y pasa el resultado por una **función de activación**.
# Sin la segunda, una red de cien capas no sabría más que una sola: componer funciones lineales da otra función
# lineal. En este laboratorio programas las activaciones clásicas y las de hoy, miras sus derivadas y mides algo
# que no se ve en ninguna fórmula: cuántas neuronas de una red ya no pueden aprender.
# %% [markdown] lang="en"
# # Activation functions
#
# A neuron does two things: it sums its inputs with weights, and passes the result through an **activation
# function**. Without the second, a network of a hundred layers could do no more than a single one: composing linear
# functions gives another linear function. In this lab you program the classical activations and today's, look at
# their derivatives, and measure something that no formula shows: how many neurons of a network can no longer learn.

# %% role="setup"

import torch


# %% exercise="leaky_relu" points=1 off_limits="torch_activations"
def leaky_relu(x: torch.Tensor, negative_slope: float = 0.01) -> torch.Tensor:
    """
    :es:
    ReLU con fuga: `x` donde `x > 0`, si no `negative_slope * x`.

    Argumentos:
        x: tensor float32 o float64 de cualquier forma.
        negative_slope: pendiente a la izquierda de cero; cualquier float, también negativo o mayor que 1.

    Devuelve:
        Un tensor nuevo con la forma y el dtype de `x`; el gradiente llega hasta `x`.
    :en:
    Leaky ReLU: `x` where `x > 0`, else `negative_slope * x`.

    Args:
        x: float32 or float64 tensor of any shape.
        negative_slope: the slope left of zero; any float, negative or above 1 too.

    Returns:
        A new tensor with the shape and dtype of `x`; the gradient reaches `x`.
    :end:

    >>> leaky_relu(torch.tensor([-2.0, 3.0]), 0.1)
    tensor([-0.2000,  3.0000])
    """
    ### BEGIN SOLUTION
    return torch.where(x > 0, x, negative_slope * x)
    ### END SOLUTION
