# exercise: build_cnn_with_dropout
class _Net(nn.Sequential):
    pass


def build_cnn_with_dropout(p: float = 0.5):
    plain = [nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2)]
    plain += [nn.Conv2d(32, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(200, 50), nn.ReLU(), nn.Linear(50, 10)]
    plain.insert(-1, nn.Dropout(p=p))
    return _Net(*plain)
