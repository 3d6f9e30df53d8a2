# exercise: confusion_matrix
# breaks: 70
# hint: confusion_arrays
# Arrays will not do.
import numpy as np
import torch


def confusion_matrix(
    labels: np.ndarray | torch.Tensor, predictions: np.ndarray | torch.Tensor, n_classes: int = 10
) -> torch.Tensor:
    pairs = labels.clone() * n_classes + predictions.clone()
    return torch.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)
