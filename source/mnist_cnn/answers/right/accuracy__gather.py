# exercise: accuracy
import numpy as np


def accuracy(logits, labels):
    n, m = logits.shape[0], labels.shape[0]
    if n != m or n == 0:
        raise ValueError(f"{n} rows, {m} labels")
    logits = logits.detach()
    right = logits.gather(1, labels.view(-1, 1) if labels.is_contiguous() else labels.reshape(-1, 1))
    return np.float64((right == logits.amax(1, keepdim=True)).sum().item() / n)
