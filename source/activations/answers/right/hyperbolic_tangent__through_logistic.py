# exercise: hyperbolic_tangent
def hyperbolic_tangent(x):
    return 2 * logistic_sigmoid(2 * x) - 1
