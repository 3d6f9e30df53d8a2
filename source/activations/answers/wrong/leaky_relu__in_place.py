# exercise: leaky_relu
# breaks: 6
# hint: argument_changed
# Scales the caller's own tensor.
def leaky_relu(x, negative_slope=0.01):
    with torch.no_grad():
        x[x <= 0] *= negative_slope
    return x
