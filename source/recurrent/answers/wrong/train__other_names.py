# exercise: train
# breaks: 1
# hint: names_and_views
# Other names of parameters.
import numpy as np


def train(x, y, epochs, lr, weights, max_norm=None):
    U, W = weights
    history = {"loss": [], "U": [], "W": []}
    with np.errstate(all="ignore"):
        for epoch in range(epochs + 1):
            history["loss"].append(squared_error(x, y, U, W))
            history["U"].append(U)
            history["W"].append(W)
            dU, dW = bptt(x, y, U, W)
            if max_norm is not None:
                norm = np.hypot(dU, dW)
                if norm > max_norm:
                    dU, dW = dU * max_norm / norm, dW * max_norm / norm
            U, W = U - lr * dU, W - lr * dW
    return history
