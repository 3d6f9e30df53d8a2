# exercise: hyperbolic_tangent
# breaks: 21
# hint: numpy_warning
# Right values, and a warning that e^2000 does not fit.
def hyperbolic_tangent(x):
    return 1 - 2 / (np.exp(2 * x) + 1)
