# exercise: l2_penalty_gradient
# breaks: 2
# hint: penalty_formula
# Computes in single precision.
def l2_penalty_gradient(gradient, w, lam, n):
    return (gradient + np.float32(lam / n) * w).astype(np.float32)
