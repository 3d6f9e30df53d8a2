# exercise: l2_penalty_gradient
# breaks: 6
# hint: argument_changed
# Adds the penalty to the caller's gradient.
def l2_penalty_gradient(gradient, w, lam, n):
    gradient += (lam / n) * w
    return gradient
