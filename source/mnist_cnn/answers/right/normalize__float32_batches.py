# exercise: normalize
import math

import numpy as np
import torch


def normalize(images, mean=None, std=None):
    values = np.arange(256) / 255
    counts = np.bincount(images.cpu().numpy().ravel(), minlength=256)
    average = (counts * values).sum() / counts.sum()
    if mean is None:
        mean = average
    if std is None:
        std = math.sqrt((counts * (values - average) ** 2).sum() / counts.sum())
    table = torch.tensor((values - mean) / std, dtype=torch.float32, device=images.device)
    return table[images.long()].view(-1, 1, 28, 28), np.float64(mean), float(std)
