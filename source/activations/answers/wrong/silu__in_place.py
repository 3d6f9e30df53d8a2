# exercise: silu
# breaks: 6
# hint: argument_changed
# Multiplies in the caller's tensor.
def silu(x):
    result = x * torch.sigmoid(x)
    x.detach().copy_(result.detach())
    return result
