# exercise: hyperbolic_tangent
# breaks: 20, 21
# hint: overflow_both
# inf / inf far out.
def hyperbolic_tangent(x):
    return np.sinh(x) / np.cosh(x)
