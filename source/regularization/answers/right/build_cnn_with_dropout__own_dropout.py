# exercise: build_cnn_with_dropout
def build_cnn_with_dropout(p=0.5):
    model = nn.Sequential()
    for channels in ((1, 32), (32, 32)):
        model.append(nn.Conv2d(*channels, 3)).append(nn.ReLU())
    model.append(nn.MaxPool2d((2, 2)))
    model.extend([nn.Conv2d(32, 2, 3), nn.ReLU(), nn.Flatten(1)])
    model.extend([nn.Linear(200, 50), nn.ReLU(), Dropout(p), nn.Linear(50, 10)])
    return model
