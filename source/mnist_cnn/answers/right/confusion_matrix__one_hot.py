# exercise: confusion_matrix
import torch


def confusion_matrix(labels, predictions, n_classes=10):
    classes = torch.arange(n_classes)
    rows, columns = (torch.as_tensor(each).reshape(-1, 1) for each in (labels, predictions))
    classes = classes.to(rows.device)
    return (rows == classes).long().T.cpu().matmul((columns == classes).long().cpu()).to(rows.device)
