# exercise: gelu
# breaks: 33
# hint: gelu_inexact
# sqrt(2) with five digits.
def gelu(x):
    return x * 0.5 * (1 + torch.erf(x / 1.4142))
