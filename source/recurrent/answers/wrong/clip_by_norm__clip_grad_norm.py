# exercise: clip_by_norm
# breaks: 32
# Torch's own clipping.
import torch


def clip_by_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")
    parameters = [torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for g in gradients]
    for parameter, g in zip(parameters, gradients):
        parameter.grad = torch.tensor(g)
    norm = float(torch.nn.utils.clip_grad_norm_(parameters, max_norm))
    return [parameter.grad.numpy() for parameter in parameters], norm
