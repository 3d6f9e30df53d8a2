# exercise: logistic_loss
# breaks: 6
# hint: names_and_views
# Reads the memory of X as if it were contiguous.
import numpy as np


def logistic_loss(w, X, t):
    z = np.frombuffer(X).reshape(len(t), len(w)) @ w
    return float(np.mean(np.logaddexp(0, z) - t * z))
