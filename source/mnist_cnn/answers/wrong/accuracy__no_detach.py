# exercise: accuracy
# breaks: 34
# hint: names_and_views
# Fails where logits have a gradient.
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        raise ValueError("the accuracy of no rows is not defined")
    logits = torch.from_numpy(logits.numpy())
    return (logits.argmax(dim=1) == labels).double().mean().item()
