# exercise: elu
# breaks: 29
# PyTorch's own module.
def elu(x, alpha=1.0):
    return nn.ELU(alpha)(x)
