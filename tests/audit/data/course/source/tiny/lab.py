# ---
# jupyter:
#   autograder:
#     number: 1
#     title: {es: "Pequeño", en: "Tiny"}
#     off_limits:
#       shortcuts: ["numpy.sum"]
# ---

# %% [markdown]
# # Tiny

# %% role="setup"
import numpy as np


def is_positive(x):
    return x > 0


# %% exercise="scale" points=1
def scale(x: np.ndarray, factor: float = 2.0) -> np.ndarray:
    """`factor * x` where `x > 0`, else `x`."""
    ### BEGIN SOLUTION
    return np.where(x > 0, factor * x, x)
    ### END SOLUTION


# %% exercise="total" points=1 off_limits="shortcuts"
def total(x: np.ndarray) -> float:
    """The sum of all positive elements."""
    ### BEGIN SOLUTION
    if x.size == 0:
        raise ValueError("x is empty")
    return float(x[is_positive(x)].sum())
    ### END SOLUTION
