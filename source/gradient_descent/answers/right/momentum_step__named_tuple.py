# exercise: momentum_step
from collections import namedtuple

_Step = namedtuple("_Step", "w velocity")


def momentum_step(w, gradient, velocity, learning_rate, momentum):
    new = velocity * momentum
    new -= learning_rate * gradient
    return _Step(w + new, new)
