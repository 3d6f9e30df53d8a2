# exercise: momentum_step
# breaks: 1
# hint: names_and_views
# Other parameter names.
def momentum_step(w, grad, v, lr, mu):
    v = mu * v - lr * grad
    return w + v, v
