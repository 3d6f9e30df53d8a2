# exercise: l2_penalty_gradient
# breaks: 1
# hint: argument_changed
# Calls the parameters by other names.
def l2_penalty_gradient(grad, weights, lambda_, N):
    return grad + lambda_ / N * weights
