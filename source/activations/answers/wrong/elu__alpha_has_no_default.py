# exercise: elu
# breaks: 1
# hint: signature
# The default is missing.
def elu(x, alpha):
    return torch.where(x > 0, x, alpha * torch.expm1(x.clamp(max=0)))
