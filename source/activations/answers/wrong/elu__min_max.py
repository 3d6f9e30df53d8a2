# exercise: elu
# breaks: 27
# hint: any_alpha
# The formula with max and min: right for alpha from 0 up to 1.
def elu(x, alpha=1.0):
    return torch.maximum(x, alpha * torch.expm1(x.clamp(max=0)))
