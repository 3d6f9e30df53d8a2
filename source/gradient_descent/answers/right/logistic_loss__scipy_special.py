# exercise: logistic_loss
from scipy.special import log_expit


def logistic_loss(w, X, t):
    z = X @ w
    return -(t * log_expit(z) + (1 - t) * log_expit(-z)).mean()
