# exercise: hyperbolic_tangent
# breaks: 20
# hint: overflow_both
# inf / inf far out, without the warnings.
def hyperbolic_tangent(x):
    with np.errstate(all="ignore"):
        return np.sinh(x) / np.cosh(x)
