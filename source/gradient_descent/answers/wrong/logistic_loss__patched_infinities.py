# exercise: logistic_loss
# breaks: 25
# hint: loss_digits
# Only where the logarithm fails does it take the right form.
import numpy as np


def logistic_loss(w, X, t):
    z = X @ w
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-z))
        naive = -np.log(np.where(t == 1, p, 1 - p))
    return float(np.mean(np.where(np.isfinite(naive), naive, np.abs(z))))
