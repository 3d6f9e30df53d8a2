# exercise: logistic_gradient
from scipy.special import expit


def logistic_gradient(w, X, t):
    return X.T.dot(expit(X.dot(w)) - t) / t.size
