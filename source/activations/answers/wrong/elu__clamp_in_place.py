# exercise: elu
# breaks: 6
# hint: argument_changed
# Clamps the caller's tensor.
def elu(x, alpha=1.0):
    before = x.clone()
    x.detach().clamp_(max=0)
    return torch.where(before > 0, before, alpha * torch.expm1(before.clamp(max=0)))
