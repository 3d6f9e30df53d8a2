# exercise: build_cnn
# breaks: 27
# hint: cnn_log_softmax
# Log-probabilities instead of logits, in a last layer of its own class.
from torch import nn


class LogLinear(nn.Linear):
    def forward(self, x):
        return super().forward(x).log_softmax(1)


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
        LogLinear(50, 10),
    )
