# exercise: gelu
# breaks: 34
# PyTorch's own function.
def gelu(x):
    return torch.nn.functional.gelu(x)
