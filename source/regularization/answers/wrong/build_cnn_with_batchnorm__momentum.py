# exercise: build_cnn_with_batchnorm
# breaks: 84
# hint: cnn_statistics
# Running averages with another momentum.
def build_cnn_with_batchnorm():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.BatchNorm2d(32, momentum=0.01),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.BatchNorm1d(200, momentum=0.01),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
