# exercise: momentum_step
# breaks: 53
# hint: old_velocity
# Moves w with the previous velocity.
def momentum_step(w, gradient, velocity, learning_rate, momentum):
    return w + velocity, momentum * velocity - learning_rate * gradient
