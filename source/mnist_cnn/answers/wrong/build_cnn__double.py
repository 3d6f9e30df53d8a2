# exercise: build_cnn
# breaks: 4
# hint: cnn_parameters
# Parameters in double precision.
from torch import nn


def build_cnn() -> nn.Sequential:
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
    ).double()
