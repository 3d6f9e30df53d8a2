# exercise: max_stable_learning_rate
def max_stable_learning_rate(X):
    covariance = np.einsum("ni,nj->ij", X, X) / (len(X) / 2)
    top = np.linalg.eigvalsh(covariance)[-1]
    with np.errstate(divide="ignore"):
        return np.divide(2.0, top) if X.any() else np.inf
