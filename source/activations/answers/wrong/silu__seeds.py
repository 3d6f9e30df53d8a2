# exercise: silu
# breaks: 7
# hint: argument_changed
# Seeds torch's global generator.
def silu(x):
    torch.manual_seed(0)
    return x * torch.sigmoid(x)
