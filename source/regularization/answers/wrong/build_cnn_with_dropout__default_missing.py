# exercise: build_cnn_with_dropout
# breaks: 45
# hint: cnn_p_default
# Another default.
def build_cnn_with_dropout(p=0.25):
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(200, 50),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(50, 10),
    )
