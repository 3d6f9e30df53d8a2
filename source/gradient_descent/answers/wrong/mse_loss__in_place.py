# exercise: mse_loss
# breaks: 3
# hint: arguments_modified
# Computes the residual in the array of the caller.
def mse_loss(w, X, t):
    t -= X @ w
    return float((t**2).mean())
