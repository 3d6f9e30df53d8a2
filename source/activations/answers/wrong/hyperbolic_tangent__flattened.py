# exercise: hyperbolic_tangent
# breaks: 4
# hint: any_shape
# Returns a vector whatever the shape of the input.
import math


def hyperbolic_tangent(x):
    return np.array([math.tanh(v) for v in np.ravel(x)], dtype=float)
