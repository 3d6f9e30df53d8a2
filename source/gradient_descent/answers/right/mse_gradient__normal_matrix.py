# exercise: mse_gradient
def mse_gradient(w, X, t):
    return 2 * (X.T @ X @ w - X.T @ t) / X.shape[0]
