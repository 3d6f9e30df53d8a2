# exercise: mse_gradient
# breaks: 1
# hint: names_and_views
# Other parameter names.
def mse_gradient(w, X, y):
    return 2 / len(y) * (X.T @ (X @ w - y))
