# exercise: gelu
# breaks: 9
# hint: gradient_formula
# Treats the weight Φ(x) as a constant in the gradient.
def gelu(x):
    return x * torch.special.ndtr(x.detach())
