# exercise: weight_decay_step
# breaks: 6
# hint: argument_changed
# Shrinks the weights of its caller.
def weight_decay_step(w, gradient, learning_rate, lam):
    if not 0 <= lam < 1:
        raise ValueError("lam")
    w *= 1 - lam
    w -= learning_rate * gradient
    return w
