# exercise: build_cnn_with_dropout
from collections import OrderedDict


def build_cnn_with_dropout(p=0.5):
    layers = OrderedDict()
    layers["conv1"] = nn.Conv2d(in_channels=1, out_channels=32, kernel_size=(3, 3))
    layers["relu1"] = nn.ReLU(inplace=False)
    layers["conv2"] = nn.Conv2d(32, 32, 3)
    layers["relu2"] = nn.ReLU()
    layers["pool"] = nn.MaxPool2d(2, stride=2)
    layers["conv3"] = nn.Conv2d(32, 2, 3)
    layers["relu3"] = nn.ReLU()
    layers["flatten"] = nn.Flatten()
    layers["hidden"] = nn.Linear(200, 50)
    layers["relu4"] = nn.ReLU()
    layers["dropout"] = nn.Dropout(p)
    layers["logits"] = nn.Linear(50, 10)
    return nn.Sequential(layers)
