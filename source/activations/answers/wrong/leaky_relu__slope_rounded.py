# exercise: leaky_relu
# breaks: 23
# hint: leaky_formula
# Rounds the slope to two decimals.
def leaky_relu(x, negative_slope=0.01):
    return torch.where(x > 0, x, round(negative_slope, 2) * x)
