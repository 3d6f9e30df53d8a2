# exercise: elu
# breaks: 6
# hint: argument_changed
# Raises the caller's most negative numbers.
def elu(x, alpha=1.0):
    given = x.detach()
    given[given < -50] = -50
    return torch.where(x > 0, x, alpha * torch.expm1(x.clamp(max=0)))
