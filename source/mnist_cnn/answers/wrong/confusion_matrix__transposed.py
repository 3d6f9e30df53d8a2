# exercise: confusion_matrix
# breaks: 67
# hint: confusion_transposed
# Rows are the predictions.
import numpy as np
import torch


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    pairs = torch.as_tensor(labels) * n_classes + torch.as_tensor(predictions)
    return torch.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes).T
