# exercise: accuracy
# breaks: 7
# hint: accuracy_empty
# The error is another one.
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        raise ZeroDivisionError("the accuracy of no rows is not defined")
    return (logits.argmax(dim=1) == labels).double().mean().item()
