# exercise: leaky_relu
def leaky_relu(x, negative_slope=0.01):
    class Part:  # a helper may well have a method called relu
        def relu(self, t):
            return t.clamp(min=0)

    return Part().relu(x) - negative_slope * Part().relu(-x)
