# exercise: build_cnn
# breaks: 27
# hint: cnn_final_relu
# A ReLU at the end, like behind all other layers.
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
        nn.ReLU(),
    )
