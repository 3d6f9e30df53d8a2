# exercise: confusion_matrix
# breaks: 68
# hint: confusion_shape
# The size is that of the classes that occur.
import numpy as np
import torch


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    if len(labels):
        n_classes = min(n_classes, int(max(labels.max(), predictions.max())) + 1)
    pairs = torch.as_tensor(labels) * n_classes + torch.as_tensor(predictions)
    return torch.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)
