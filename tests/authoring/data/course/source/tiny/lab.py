# ---
# jupyter:
#   autograder:
#     number: 7
#     title: {es: "Pequeño", en: "Tiny"}
#     off_limits:
#       rectifiers: ["torch.nn.ReLU", "Tensor.relu"]
# ---

# %% [markdown] lang="es"
# # Un laboratorio pequeño
#
# Con ñandúes y acentos.

# %% [markdown] lang="en"
# # A tiny lab
#
# With emus and no accents.

# %% role="setup"
import torch

# %% [markdown]
# $$\max(0, x)$$

# %%
# copy the values: jupytext would make a shell command of this line
values = torch.tensor([-1.0, 2.0])
print("valores:", values)  # lang: es
print("values:", values)  # lang: en


# %% exercise="leaky_relu" points=1 off_limits="rectifiers"
def leaky_relu(x: torch.Tensor, negative_slope: float = 0.01) -> torch.Tensor:
    """
    :es:
    `x` donde `x > 0`, si no `negative_slope * x`.
    :en:
    `x` where `x > 0`, else `negative_slope * x`.
    :end:

    >>> leaky_relu(torch.tensor([-2.0, 3.0]), 0.1)
    tensor([-0.2000,  3.0000])
    """
    ### BEGIN SOLUTION
    scaled_copy = negative_slope * x
    return torch.where(x > 0, x, scaled_copy)
    ### END SOLUTION


# %% exercise="PReLU" points=2.5 off_limits=["torch.nn.PReLU"] cpu_seconds=30 builds_on=true
class PReLU(torch.nn.Module):
    """
    :es:
    Una ReLU con pendiente que se aprende.
    :en:
    A ReLU with a slope that is learned."""

    def __init__(self) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        self.weight = torch.nn.Parameter(torch.tensor([0.25]))
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ### BEGIN SOLUTION
        learned_slope = self.weight[0]
        return leaky_relu(x, learned_slope)
        ### END SOLUTION


# %% [markdown] question="why" points=2 lang="es"
# ¿Por qué una pendiente?
#
# ### BEGIN MARK SCHEME
# Porque sin ella el gradiente desaparece (2 puntos).
# ### END MARK SCHEME

# %% [markdown] question="why" points=2 lang="en"
# Why a slope?
#
# ### BEGIN MARK SCHEME
# Because the gradient vanishes without it (2 points).
# ### END MARK SCHEME
