# exercise: state_jacobian_norm
# breaks: 35
# Torch's linear algebra.
import torch


def state_jacobian_norm(W, steps):
    return torch.linalg.matrix_norm(torch.linalg.matrix_power(torch.tensor(W), steps), 2).item()
