# exercise: momentum_step
# breaks: 3
# hint: step_in_place
# Updates the velocity in place.
def momentum_step(w, gradient, velocity, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * gradient
    return w + velocity, velocity
