# exercise: logistic_loss
# breaks: 1
# hint: names_and_views
# Other parameter names.
import numpy as np


def logistic_loss(w, X, y):
    z = X @ w
    return float(np.mean(np.logaddexp(0, z) - y * z))
