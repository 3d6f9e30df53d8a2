# exercise: hyperbolic_tangent
# breaks: 2
# hint: any_shape
# For a 0-d array a Python float comes back.
import math


def hyperbolic_tangent(x):
    if x.ndim == 0:
        return math.tanh(x)
    return np.vectorize(math.tanh, otypes=[float])(x)
