# exercise: gelu
# breaks: 33
# hint: gelu_erf_scale
# The root of two is missing.
def gelu(x):
    return x * 0.5 * (1 + torch.erf(x))
