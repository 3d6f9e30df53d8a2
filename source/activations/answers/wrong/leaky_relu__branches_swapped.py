# exercise: leaky_relu
# breaks: 23
# hint: branches_swapped
# The slope is on the wrong side.
def leaky_relu(x, negative_slope=0.01):
    return torch.where(x > 0, negative_slope * x, x)
