# exercise: leaky_relu
# breaks: 3
# hint: dtype_kept
# Returns float64 for float32.
def leaky_relu(x, negative_slope=0.01):
    x = x.double()
    return torch.where(x > 0, x, negative_slope * x)
