# exercise: bipolar_sigmoid
def bipolar_sigmoid(x):
    with np.errstate(all="ignore"):
        e = np.exp(-x)
        return np.where(np.isinf(e), -1.0, (1 - e) / (1 + e))
