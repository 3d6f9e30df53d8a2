# exercise: mse_gradient
# breaks: 10
# hint: factor_two
# The 2 of the square is missing.
def mse_gradient(w, X, t):
    return X.T @ (X @ w - t) / len(t)
