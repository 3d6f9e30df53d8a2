# exercise: build_cnn_with_batchnorm
def build_cnn_with_batchnorm():
    relu = dict(inplace=True)
    features = [nn.Conv2d(1, 32, 3), nn.ReLU(**relu), nn.BatchNorm2d(32), nn.Conv2d(32, 32, 3), nn.ReLU(**relu)]
    features += [nn.MaxPool2d(2), nn.Conv2d(32, 2, 3), nn.ReLU(**relu), nn.Flatten()]
    head = [nn.BatchNorm1d(200), nn.Linear(200, 50), nn.ReLU(**relu), nn.Linear(50, 10)]
    return nn.Sequential(*features, *head)
