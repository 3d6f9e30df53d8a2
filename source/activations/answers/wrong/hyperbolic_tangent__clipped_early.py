# exercise: hyperbolic_tangent
# breaks: 20
# hint: overflow_both
# Guards against the overflow, too close to zero.
def hyperbolic_tangent(x):
    decay = np.exp(-2 * np.maximum(x, -5))
    return (1 - decay) / (1 + decay)
