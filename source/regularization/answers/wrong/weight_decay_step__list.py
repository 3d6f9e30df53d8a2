# exercise: weight_decay_step
# breaks: 2
# hint: decay_formula
# Gives a list instead of an array.
def weight_decay_step(w, gradient, learning_rate, lam):
    if not 0 <= lam < 1:
        raise ValueError("lam")
    return ((1 - lam) * w - learning_rate * gradient).tolist()
