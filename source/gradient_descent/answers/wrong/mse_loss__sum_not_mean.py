# exercise: mse_loss
# breaks: 9
# hint: sum_not_mean
# Adds over the examples without dividing.
def mse_loss(w, X, t):
    return float(((X @ w - t) ** 2).sum())
