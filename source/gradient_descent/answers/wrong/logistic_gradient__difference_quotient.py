# exercise: logistic_gradient
# breaks: 26, 27
# hint: difference_quotient
# Differences of the loss.
import numpy as np


def logistic_gradient(w, X, t):
    steps = 1e-6 * np.eye(len(w))
    return np.array([(logistic_loss(w + h, X, t) - logistic_loss(w - h, X, t)) / 2e-6 for h in steps])
