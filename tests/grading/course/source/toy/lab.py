# ---
# jupyter:
#   autograder:
#     number: 99
#     title: {es: "Juguete", en: "Toy"}
#     off_limits:
#       roots: ["numpy.sqrt", "torch.sqrt", "math.sqrt"]
# ---

# %% [markdown] lang="es"
# # Juguete
# %% [markdown] lang="en"
# # Toy

# %% role="setup"
import numpy as np
import torch


# %% exercise="double" points=2
def double(x):
    """
    :es:
    El doble de `x`.
    :en:
    Twice `x`.
    :end:
    """
    ### BEGIN SOLUTION
    return 2.0 * x
    ### END SOLUTION


# %% exercise="quadruple" points=2
def quadruple(x):
    """
    :es:
    Cuatro veces `x`, con `double`.
    :en:
    Four times `x`, by `double`.
    :end:
    """
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION


# %% exercise="root" points=1 off_limits="roots"
def root(x):
    """
    :es:
    La raíz cuadrada.
    :en:
    The square root.
    :end:
    """
    ### BEGIN SOLUTION
    return x**0.5
    ### END SOLUTION


# %% exercise="Scale" points=2
class Scale(torch.nn.Module):
    """
    :es:
    Multiplica por `weight`, que empieza en `init`.
    :en:
    Multiplies by `weight`, which begins as `init`.
    :end:
    """

    def __init__(self, init=1.0):
        super().__init__()
        ### BEGIN SOLUTION
        self.weight = torch.nn.Parameter(torch.tensor([float(init)]))
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        return self.weight * x
        ### END SOLUTION


# %% exercise="count_to" points=1 cpu_seconds=2
def count_to(n):
    """
    :es:
    Un iterador de 0 a n - 1.
    :en:
    An iterator from 0 to n - 1.
    :end:
    """
    ### BEGIN SOLUTION
    yield from range(n)
    ### END SOLUTION


# %%
unused_example = double(np.arange(3.0))


# %% [markdown] question="why" points=3 lang="es"
# ¿Por qué?
#
# ### BEGIN MARK SCHEME
# Porque sí.
# ### END MARK SCHEME
# %% [markdown] question="why" points=3 lang="en"
# Why?
#
# ### BEGIN MARK SCHEME
# Because.
# ### END MARK SCHEME
