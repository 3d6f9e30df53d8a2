# exercise: gelu
# breaks: 33
# hint: gelu_half
# The factor 1/2 is missing.
def gelu(x):
    return x * (1 + torch.erf(x / 2**0.5))
