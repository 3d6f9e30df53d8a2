# exercise: leaky_relu
def leaky_relu(x, negative_slope=0.01):
    y = x.clone()
    y[x <= 0] = negative_slope * x[x <= 0]
    return y
