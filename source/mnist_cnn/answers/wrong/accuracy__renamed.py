# exercise: accuracy
# breaks: 1
# hint: names_and_views
# Parameters have other names.
import torch


def accuracy(outputs: torch.Tensor, targets: torch.Tensor) -> float:
    if len(outputs) != len(targets):
        raise ValueError("as many labels as rows of logits are needed")
    if len(targets) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    return (outputs.argmax(dim=1) == targets).double().mean().item()
