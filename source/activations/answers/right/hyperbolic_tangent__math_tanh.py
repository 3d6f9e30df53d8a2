# exercise: hyperbolic_tangent
import math

hyperbolic_tangent = np.vectorize(math.tanh, otypes=[np.float64])
hyperbolic_tangent = (lambda g: lambda x: g(x))(hyperbolic_tangent)
