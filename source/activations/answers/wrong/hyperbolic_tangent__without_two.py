# exercise: hyperbolic_tangent
# breaks: 19
# hint: tanh_needs_two
# The bipolar sigmoid.
def hyperbolic_tangent(x):
    decay = np.exp(-np.abs(x))
    return np.sign(x) * (1 - decay) / (1 + decay)
