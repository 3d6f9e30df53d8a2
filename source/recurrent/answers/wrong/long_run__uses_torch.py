# exercise: long_run
# breaks: 40
# Torch's eigenvalues.
import torch


def long_run(W, tol=1e-9):
    radius = torch.linalg.eigvals(torch.tensor(W)).abs().max().item()
    if abs(radius - 1) <= tol:
        return "marginal"
    return "explodes" if radius > 1 else "vanishes"
