# exercise: build_cnn_with_batchnorm
# breaks: 7
# hint: seeded
# Sets the global seed, so that the initial weights are always the same.
def build_cnn_with_batchnorm():
    torch.manual_seed(42)
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
        nn.BatchNorm1d(200),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
