# exercise: l2_penalty_gradient
# breaks: 11
# hint: penalty_formula
# Divides whole numbers: with a large λ and n the fraction is lost.
def l2_penalty_gradient(gradient, w, lam, n):
    factor = 0.0 if lam / n < 1e-3 else lam / n
    return gradient + factor * w
