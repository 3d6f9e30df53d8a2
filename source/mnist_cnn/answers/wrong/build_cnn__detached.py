# exercise: build_cnn
# breaks: 29
# hint: cnn_gradients
# The third convolution works on detached numbers.
from torch import nn


class Cut(nn.Conv2d):
    def forward(self, x):
        return super().forward(x.detach())


def build_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        Cut(32, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(200, 50), nn.ReLU(), nn.Linear(50, 10),
    )  # fmt: skip
