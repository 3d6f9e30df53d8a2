# exercise: silu
def silu(x):
    return x / 2 + x / 2 * torch.tanh(x / 2)
