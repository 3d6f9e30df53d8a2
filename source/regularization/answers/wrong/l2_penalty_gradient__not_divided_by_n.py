# exercise: l2_penalty_gradient
# breaks: 11
# hint: penalty_without_n
# Leaves n out.
def l2_penalty_gradient(gradient, w, lam, n):
    return gradient + lam * w
