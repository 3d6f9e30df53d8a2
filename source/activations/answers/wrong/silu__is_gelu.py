# exercise: silu
# breaks: 35
# hint: silu_is_gelu
# Another activation.
def silu(x):
    return x * torch.special.ndtr(x)
