# exercise: accuracy
# breaks: 5
# hint: names_and_views
# Wants contiguous memory.
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    logits.view(-1)
    return (logits.argmax(dim=1) == labels.view(torch.int64).view(-1, 1).view(-1)).double().mean().item()
