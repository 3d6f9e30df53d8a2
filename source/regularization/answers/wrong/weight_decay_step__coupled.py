# exercise: weight_decay_step
# breaks: 12
# hint: decay_coupled
# Multiplies λ by the learning rate.
def weight_decay_step(w, gradient, learning_rate, lam):
    if not 0 <= lam < 1:
        raise ValueError("lam")
    return w - learning_rate * (gradient + lam * w)
