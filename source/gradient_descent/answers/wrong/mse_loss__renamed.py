# exercise: mse_loss
# breaks: 1
# hint: names_and_views
# Other parameter names.
import numpy as np


def mse_loss(weights, inputs, targets):
    return float(np.mean((inputs @ weights - targets) ** 2))
