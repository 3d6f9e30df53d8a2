# exercise: count_parameters
# breaks: 6
# hint: count_scalars
# Returns a tensor.
import torch


def count_parameters(model):
    return torch.tensor(sum(p.numel() for p in model.parameters() if p.requires_grad))
