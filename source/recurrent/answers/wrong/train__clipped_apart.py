# exercise: train
# breaks: 22
# hint: clipped_apart
# Clips each gradient on its own.
import numpy as np


def train(x, y, epochs, learning_rate, weights, max_norm=None):
    U, W = weights
    history = {"loss": [], "U": [], "W": []}
    with np.errstate(all="ignore"):
        for epoch in range(epochs + 1):
            history["loss"].append(squared_error(x, y, U, W))
            history["U"].append(U)
            history["W"].append(W)
            dU, dW = bptt(x, y, U, W)
            if max_norm is not None:
                dU, dW = np.clip([dU, dW], -max_norm, max_norm)
            U, W = U - learning_rate * dU, W - learning_rate * dW
    return history
