# exercise: silu
# breaks: 36
# hint: branch_overflows
# e^1000 is infinite, and inf / inf in the gradient is nan.
def silu(x):
    return x / (1 + torch.exp(-x))
