# exercise: build_cnn_with_dropout
# breaks: 44
# hint: dropout_own
# Dropout on the logits.
def build_cnn_with_dropout(p=0.5):
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
        nn.Linear(50, 10),
        nn.Dropout(p),
    )
