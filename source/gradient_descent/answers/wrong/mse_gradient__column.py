# exercise: mse_gradient
# breaks: 2
# hint: mse_gradient_formula
# A column of shape (D, 1).
def mse_gradient(w, X, t):
    return 2 / len(t) * X.T @ (X @ w - t).reshape(-1, 1)
