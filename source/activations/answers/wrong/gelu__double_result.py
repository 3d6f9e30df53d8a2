# exercise: gelu
# breaks: 3
# hint: dtype_kept
# Widens for accuracy and does not go back.
def gelu(x):
    x = x.to(torch.float64)
    return x * torch.special.ndtr(x)
