# exercise: mse_loss
import math


def mse_loss(w, X, t):
    r = (X @ w - t).tolist()
    return math.fsum(each * each for each in r) / len(r)
