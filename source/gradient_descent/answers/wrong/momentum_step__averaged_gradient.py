# exercise: momentum_step
# breaks: 52
# hint: averaged_gradient
# A moving average of the gradients.
def momentum_step(w, gradient, velocity, learning_rate, momentum):
    velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient
    return w + velocity, velocity
