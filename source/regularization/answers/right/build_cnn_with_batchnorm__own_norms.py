# exercise: build_cnn_with_batchnorm
def build_cnn_with_batchnorm():
    model = nn.Sequential()
    model.append(nn.Conv2d(1, 32, (3, 3)))
    model.append(nn.ReLU())
    model.append(BatchNorm2d(32))
    model.append(nn.Conv2d(32, 32, (3, 3)))
    model.append(nn.ReLU())
    model.append(nn.MaxPool2d(2))
    model.append(nn.Conv2d(32, 2, (3, 3)))
    model.append(nn.ReLU())
    model.append(nn.Flatten(start_dim=1))
    model.append(BatchNorm1d(200))
    model.append(nn.Linear(200, 50))
    model.append(nn.ReLU())
    model.append(nn.Linear(50, 10))
    return model
