# exercise: bptt
# breaks: 17
# Leaves the gradient to torch's autograd.
import torch


def bptt(x, y, U, W):
    U, W = (torch.tensor(float(each), dtype=torch.float64, requires_grad=True) for each in (U, W))
    state = torch.zeros(len(x), dtype=torch.float64)
    for column in torch.tensor(x).unbind(dim=1):
        state = state * W + column * U
    ((state - torch.tensor(y)) ** 2).sum().backward()
    return U.grad.item(), W.grad.item()
