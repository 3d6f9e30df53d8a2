# exercise: build_cnn_with_dropout
def build_cnn_with_dropout(p=0.5):
    convolutions = [
        nn.Conv2d(1, 32, 3), nn.ReLU(inplace=True), nn.Conv2d(32, 32, 3), nn.ReLU(inplace=True),
        nn.MaxPool2d(2), nn.Conv2d(32, 2, 3), nn.ReLU(inplace=True), nn.Flatten(),
    ]
    linear = [nn.Linear(200, 50), nn.ReLU(inplace=True), nn.Dropout(p, inplace=True), nn.Linear(50, 10)]
    return nn.Sequential(*convolutions, *linear)
