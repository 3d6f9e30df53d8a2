# exercise: build_cnn_with_batchnorm
# breaks: 80
# hint: cnn_layer_missing
# Normalizations without parameters.
def build_cnn_with_batchnorm():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.BatchNorm2d(32, affine=False),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.BatchNorm1d(200, affine=False),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Linear(50, 10),
    )
