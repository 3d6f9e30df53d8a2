# exercise: hyperbolic_tangent
# breaks: 6
# hint: argument_changed
# Doubles the caller's numbers.
def hyperbolic_tangent(x):
    x *= 2
    decay = np.exp(-np.abs(x))
    return np.sign(x) * (1 - decay) / (1 + decay)
