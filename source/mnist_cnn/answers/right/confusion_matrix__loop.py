# exercise: confusion_matrix
import torch


def confusion_matrix(labels, predictions, n_classes=10):
    counts = [[0] * n_classes for _ in range(n_classes)]
    for t, p in zip(labels, predictions, strict=True):
        counts[int(t)][int(p)] += 1
    return torch.tensor(counts, device=getattr(labels, "device", None) if torch.is_tensor(labels) else None)
