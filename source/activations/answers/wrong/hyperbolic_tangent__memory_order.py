# exercise: hyperbolic_tangent
# breaks: 5
# hint: any_shape
# Puts the numbers back in another order if the input is not contiguous.
import math


def hyperbolic_tangent(x):
    order = "C" if x.flags.c_contiguous else "F"
    flat = np.array([math.tanh(v) for v in x.ravel(order)], dtype=float)
    return flat.reshape(x.shape)
