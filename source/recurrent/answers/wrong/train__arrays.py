# exercise: train
# breaks: 3, 18
# hint: history_type
# Arrays in place of lists.
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
                norm = np.hypot(dU, dW)
                if norm > max_norm:
                    dU, dW = dU * max_norm / norm, dW * max_norm / norm
            U, W = U - learning_rate * dU, W - learning_rate * dW
    return {key: np.array(values) for key, values in history.items()}
