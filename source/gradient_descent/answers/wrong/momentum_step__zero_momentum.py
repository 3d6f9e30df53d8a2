# exercise: momentum_step
# breaks: 52
# hint: velocity_formula
# A momentum of 0 is taken for none given.
def momentum_step(w, gradient, velocity, learning_rate, momentum):
    velocity = (momentum or 0.9) * velocity - learning_rate * gradient
    return w + velocity, velocity
