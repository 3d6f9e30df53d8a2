# exercise: hyperbolic_tangent
# breaks: 19
# hint: hyperbolic_tangent_formula
# Forgets to put the sign back.
def hyperbolic_tangent(x):
    decay = np.exp(-2 * np.abs(x))
    return (1 - decay) / (1 + decay)
