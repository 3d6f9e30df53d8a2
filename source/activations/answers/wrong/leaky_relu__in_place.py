# exercise: leaky_relu
# breaks: 6
# hint: argument_changed
# Scales the caller's own tensor.
def leaky_relu(x, negative_slope=0.01):
    y = x.detach()
    scale = torch.where(y > 0, 1.0, negative_slope).to(x.dtype)
    result = x * scale
    y *= scale
    return result
