# exercise: mse_gradient
# breaks: 3
# hint: arguments_modified
# Computes the residual in the array of the caller.
def mse_gradient(w, X, t):
    t -= X @ w
    return -2 / len(t) * (X.T @ t)
