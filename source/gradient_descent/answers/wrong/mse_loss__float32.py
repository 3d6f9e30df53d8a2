# exercise: mse_loss
# breaks: 9
# hint: mse_loss_formula
# Computes in float32 and loses the digits of small residuals.
def mse_loss(w, X, t):
    residual = X.astype("float32") @ w.astype("float32") - t
    return float((residual**2).mean())
