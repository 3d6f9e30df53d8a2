# exercise: accuracy
# breaks: 35
# hint: accuracy_empty
# 0 where there are no rows.
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    if len(logits) != len(labels):
        raise ValueError("as many labels as rows of logits are needed")
    if len(labels) == 0:
        return 0.0
    return (logits.argmax(dim=1) == labels).double().mean().item()
