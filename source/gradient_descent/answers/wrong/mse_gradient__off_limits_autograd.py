# exercise: mse_gradient
# breaks: 8
# Lets torch differentiate.
import torch


def mse_gradient(w, X, t):
    weight = torch.tensor(w, requires_grad=True)
    ((torch.tensor(X) @ weight - torch.tensor(t)) ** 2).mean().backward()
    return weight.grad.numpy()
