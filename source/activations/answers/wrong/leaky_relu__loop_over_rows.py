# exercise: leaky_relu
# breaks: 4
# hint: any_shape
# Iterates over the first dimension: fails for 0-d and empty tensors.
def leaky_relu(x, negative_slope=0.01):
    return torch.stack([torch.where(row > 0, row, negative_slope * row) for row in x])
