# exercise: confusion_matrix
# breaks: 71
# hint: confusion_shape
# Another default.
import numpy as np
import torch


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 2
) -> torch.Tensor:
    pairs = torch.as_tensor(labels) * n_classes + torch.as_tensor(predictions)
    return torch.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)
