# exercise: elu
# breaks: 27
# hint: alpha_ignored
# alpha is 1, whatever the caller says.
def elu(x, alpha=1.0):
    return torch.where(x > 0, x, torch.expm1(x.clamp(max=0)))
