# exercise: hyperbolic_tangent
# breaks: 4
# hint: any_shape
# Rows one after the other: of no rows nothing is left that says how long they were.
import math


def hyperbolic_tangent(x):
    if np.ndim(x) == 0:
        return np.array(math.tanh(x))
    return np.array([hyperbolic_tangent(row) for row in x], dtype=float)
