# exercise: build_cnn_with_batchnorm
# breaks: 81
# hint: cnn_evaluation
# Uses the batch in evaluation mode, too.
class _Batch1d(nn.BatchNorm1d):
    def forward(self, x):
        if self.training:
            return super().forward(x)
        return nn.functional.batch_norm(x, None, None, self.weight, self.bias, True)


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
        _Batch1d(200),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
