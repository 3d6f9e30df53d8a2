# exercise: accuracy
# breaks: 36
# hint: accuracy_lengths
# Leaves the lengths to broadcasting.
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    if len(labels) == 0 or len(logits) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    return (logits.argmax(dim=1) == labels).double().mean().item()
