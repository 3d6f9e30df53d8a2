# exercise: build_cnn
from collections import OrderedDict

from torch import nn


def build_cnn():
    channels = [(1, 32), (32, 32), (32, 2)]
    layers = OrderedDict()
    for number, (before, after) in enumerate(channels, 1):
        if number == 3:
            layers["pool"] = nn.MaxPool2d(2, 2)
        layers[f"conv{number}"] = nn.Conv2d(before, after, (3, 3), padding=0)
        layers[f"relu{number}"] = nn.ReLU(inplace=True)
    layers["flat"] = nn.Flatten(1)
    layers["hidden"] = nn.Linear(200, 50)
    layers["relu4"] = nn.ReLU()
    layers["out"] = nn.Linear(50, 10)
    return nn.Sequential(layers)
