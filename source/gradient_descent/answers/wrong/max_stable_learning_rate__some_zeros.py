# exercise: max_stable_learning_rate
# breaks: 23
# hint: some_zeros
# A single zero in X is enough for inf.
def max_stable_learning_rate(X):
    covariance = np.einsum("ni,nj->ij", X, X) / (len(X) / 2)
    top = np.linalg.eigvalsh(covariance)[-1]
    with np.errstate(divide="ignore"):
        return np.divide(2.0, top) if X.all() else np.inf
