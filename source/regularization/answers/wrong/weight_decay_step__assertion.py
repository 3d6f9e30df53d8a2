# exercise: weight_decay_step
# breaks: 8
# hint: decay_range
# An assertion is no ValueError.
def weight_decay_step(w, gradient, learning_rate, lam):
    assert 0 <= lam < 1, "lam must be in [0, 1)"
    return (1 - lam) * w - learning_rate * gradient
