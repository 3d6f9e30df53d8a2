# exercise: train
# breaks: 26
# Torch takes the norm of the gradients.
import numpy as np
import torch


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
                norm = torch.tensor([dU, dW], dtype=torch.float64).norm().item()
                if norm > max_norm:
                    dU, dW = dU * max_norm / norm, dW * max_norm / norm
            U, W = U - learning_rate * dU, W - learning_rate * dW
    return history
