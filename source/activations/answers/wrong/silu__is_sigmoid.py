# exercise: silu
# breaks: 35
# hint: silu_is_sigmoid
# The factor x is missing.
def silu(x):
    return torch.sigmoid(x)
