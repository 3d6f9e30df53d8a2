def mse_gradient(w, X, t):
    return X.T @ (X @ w - t) / len(t)
