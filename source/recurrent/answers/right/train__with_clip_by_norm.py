# exercise: train
# Clips with the exercise that comes later, ignores warnings as a decorator.
import numpy as np


@np.errstate(all="ignore")
def train(x, y, epochs, learning_rate, weights, max_norm=None):
    def step(U, W):
        gradients = [np.asarray(each) for each in bptt(x, y, U, W)]
        if max_norm is not None:
            gradients, _ = clip_by_norm(gradients, max_norm)
        return float(U - learning_rate * gradients[0]), float(W - learning_rate * gradients[1])

    path = [weights]
    while len(path) <= epochs:
        path.append(step(*path[-1]))
    return {
        "W": [W for _, W in path],
        "U": [U for U, _ in path],
        "loss": [squared_error(x, y, *each) for each in path],
    }
