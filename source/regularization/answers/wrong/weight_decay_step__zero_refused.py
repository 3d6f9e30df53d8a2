# exercise: weight_decay_step
# breaks: 13
# hint: decay_formula
# Refuses λ = 0 too.
def weight_decay_step(w, gradient, learning_rate, lam):
    if not 0 < lam < 1:
        raise ValueError("lam")
    return (1 - lam) * w - learning_rate * gradient
