# exercise: build_cnn_with_dropout
# breaks: 44
# hint: dropout_own
# The mask is the same for all images of the batch.
class _Shared(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        return x * dropout(torch.ones_like(x[:1]), self.p, self.training)


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
        _Shared(p),
        nn.Linear(50, 10),
    )
