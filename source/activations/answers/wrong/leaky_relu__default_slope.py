# exercise: leaky_relu
# breaks: 1
# hint: signature
# PyTorch's default is 0.01, not 0.1.
def leaky_relu(x, negative_slope=0.1):
    return torch.where(x > 0, x, negative_slope * x)
