# exercise: silu
# breaks: 3
# hint: dtype_kept
# Always float64.
def silu(x):
    return (x * torch.sigmoid(x)).double()
