# exercise: weight_decay_step
def weight_decay_step(w, gradient, learning_rate, lam):
    if lam < 0 or lam >= 1:
        raise ValueError("lam")
    return w - lam * w - learning_rate * gradient
