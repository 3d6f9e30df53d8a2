# exercise: logistic_loss
# breaks: 25
# hint: loss_shortcut
# Takes z for log(1 + e^z) from 10 on.
import numpy as np


def logistic_loss(w, X, t):
    z = X @ w
    return float(np.mean(np.where(z > 10, z, np.logaddexp(0, z)) - t * z))
