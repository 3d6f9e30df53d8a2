# exercise: weight_decay_step
# breaks: 13
# hint: decay_range
# Lets λ = 1 pass.
def weight_decay_step(w, gradient, learning_rate, lam):
    if lam < 0 or lam > 1:
        raise ValueError("lam")
    return (1 - lam) * w - learning_rate * gradient
