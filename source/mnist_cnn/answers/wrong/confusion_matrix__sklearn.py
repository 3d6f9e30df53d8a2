# exercise: confusion_matrix
# breaks: 72
# A ready-made matrix.
import torch
from sklearn.metrics import confusion_matrix as ready_made


def confusion_matrix(labels, predictions, n_classes=10):
    found = ready_made(labels, predictions, labels=list(range(n_classes)))
    return torch.from_numpy(found) if len(labels) else torch.zeros(n_classes, n_classes, dtype=torch.int64)
