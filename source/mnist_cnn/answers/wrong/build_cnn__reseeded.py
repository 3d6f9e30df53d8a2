# exercise: build_cnn
# breaks: 3
# hint: reseeded
# Sets the global seed, so that results are the same each time.
from torch import nn
import torch


def build_cnn() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Conv2d(1, 32, kernel_size=3),
        nn.ReLU(),
        nn.Conv2d(32, 32, kernel_size=3),
        nn.ReLU(),
        nn.MaxPool2d(kernel_size=2),
        nn.Conv2d(32, 2, kernel_size=3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(2 * 10 * 10, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
