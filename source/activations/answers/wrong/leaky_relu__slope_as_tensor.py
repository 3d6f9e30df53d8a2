# exercise: leaky_relu
# breaks: 3
# hint: dtype_kept
# A float64 tensor without dimensions: harmless, unless x has none either.
def leaky_relu(x, negative_slope=0.01):
    slope = torch.tensor(negative_slope, dtype=torch.float64)
    return torch.where(x > 0, x, slope * x)
