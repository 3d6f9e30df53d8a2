# exercise: logistic_loss
# breaks: 25
# hint: loss_extremes
# exp(1000) overflows.
import numpy as np


def logistic_loss(w, X, t):
    z = X @ w
    with np.errstate(all="ignore"):
        return float(np.mean(np.log(1 + np.exp(z)) - t * z))
