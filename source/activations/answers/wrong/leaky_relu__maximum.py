# exercise: leaky_relu
# breaks: 24
# hint: any_slope
# Right for slopes from 0 to 1 only.
def leaky_relu(x, negative_slope=0.01):
    return torch.maximum(x, negative_slope * x)
