# exercise: mse_loss
import numpy as np


class _Loss:
    def __call__(self, w, X, t):
        return np.einsum("nd,d->n", X, w).__sub__(t).__pow__(2).mean()


mse_loss = _Loss()
