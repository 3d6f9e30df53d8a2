# exercise: confusion_matrix
# breaks: 2
# hint: arguments_modified
# Writes into the labels.
import numpy as np
import torch


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    pairs = torch.as_tensor(labels).mul_(n_classes).add_(torch.as_tensor(predictions))
    return torch.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)
