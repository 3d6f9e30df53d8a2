# exercise: build_cnn_with_dropout
# breaks: 44
# hint: cnn_evaluation
# A dropout that does not know evaluation mode.
class _Always(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return dropout(x, self.p)


def build_cnn_with_dropout(p=0.5):
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(200, 50),
        nn.ReLU(),
        _Always(p),
        nn.Linear(50, 10),
    )
