# exercise: train
# breaks: 18, 21
# hint: history_length
# The start is not in the lists.
import numpy as np


def train(x, y, epochs, learning_rate, weights, max_norm=None):
    U, W = weights
    history = {"loss": [], "U": [], "W": []}
    with np.errstate(all="ignore"):
        for epoch in range(epochs):
            dU, dW = bptt(x, y, U, W)
            if max_norm is not None:
                norm = np.hypot(dU, dW)
                if norm > max_norm:
                    dU, dW = dU * max_norm / norm, dW * max_norm / norm
            U, W = U - learning_rate * dU, W - learning_rate * dW
            history["loss"].append(squared_error(x, y, U, W))
            history["U"].append(U)
            history["W"].append(W)
    return history
