# exercise: train
# breaks: 23
# hint: diverges_defined
# Powers of Python's floats raise when they overflow.
import numpy as np


def train(x, y, epochs, learning_rate, weights, max_norm=None):
    U, W = weights
    history = {"loss": [], "U": [], "W": []}
    with np.errstate(all="ignore"):
        for epoch in range(epochs + 1):
            history["loss"].append(sum((float(s) - float(a)) ** 2 for s, a in zip(forward_states(x, U, W)[:, -1], y)))
            history["U"].append(U)
            history["W"].append(W)
            dU, dW = bptt(x, y, U, W)
            if max_norm is not None:
                norm = np.hypot(dU, dW)
                if norm > max_norm:
                    dU, dW = dU * max_norm / norm, dW * max_norm / norm
            U, W = U - learning_rate * dU, W - learning_rate * dW
    return history
