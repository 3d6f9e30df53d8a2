# exercise: momentum_step
momentum_step = lambda w, gradient, velocity, learning_rate, momentum: (
    w + (v := momentum * velocity - learning_rate * gradient),
    v,
)
