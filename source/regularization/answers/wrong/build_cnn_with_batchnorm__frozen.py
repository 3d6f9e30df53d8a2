# exercise: build_cnn_with_batchnorm
# breaks: 82
# hint: cnn_training
# One normalization always uses its running averages.
class _Frozen1d(nn.BatchNorm1d):
    def train(self, mode=True):
        return super().train(False)


def build_cnn_with_batchnorm():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.BatchNorm2d(32),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        _Frozen1d(200).eval(),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
