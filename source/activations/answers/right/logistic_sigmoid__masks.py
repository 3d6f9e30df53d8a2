# exercise: logistic_sigmoid
def logistic_sigmoid(x):
    out = np.empty_like(x, dtype=float)
    positive = x >= 0
    out[positive] = 1 / (1 + np.exp(-x[positive]))
    small = np.exp(x[~positive])
    out[~positive] = small / (1 + small)
    return out
