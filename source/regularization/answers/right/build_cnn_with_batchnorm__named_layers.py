# exercise: build_cnn_with_batchnorm
from collections import OrderedDict


def build_cnn_with_batchnorm():
    names = "c1 r1 n1 c2 r2 pool c3 r3 flat n2 l1 r4 l2".split()
    layers = [nn.Conv2d(1, 32, 3), nn.ReLU(), nn.BatchNorm2d(32), nn.Conv2d(32, 32, 3), nn.ReLU()]
    layers += [nn.MaxPool2d(2, 2), nn.Conv2d(32, 2, 3), nn.ReLU(), nn.Flatten(), nn.BatchNorm1d(200)]
    layers += [nn.Linear(200, 50), nn.ReLU(), nn.Linear(50, 10)]
    return nn.Sequential(OrderedDict(zip(names, layers)))
