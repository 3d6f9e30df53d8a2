# exercise: leaky_relu
# breaks: 24
# hint: zero_slope
# A slope of 0 is taken for a missing one.
def leaky_relu(x, negative_slope=None):
    negative_slope = negative_slope or 0.01
    return torch.where(x > 0, x, negative_slope * x)
