# exercise: hyperbolic_tangent
def hyperbolic_tangent(x):
    with np.errstate(over="ignore"):
        return 1.0 - 2.0 / (np.exp(2.0 * x) + 1.0)
