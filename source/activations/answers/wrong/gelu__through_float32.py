# exercise: gelu
# breaks: 3, 33
# hint: gelu_inexact
# Takes erf in float32 and converts back.
def gelu(x):
    cdf = 0.5 * (1 + torch.erf(x.float() / 2**0.5))
    return x * cdf.to(x.dtype)
