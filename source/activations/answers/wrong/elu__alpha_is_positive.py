# exercise: elu
# breaks: 27
# hint: negative_alpha
# Takes the absolute value of alpha.
def elu(x, alpha=1.0):
    return torch.where(x > 0, x, abs(alpha) * torch.expm1(x.clamp(max=0)))
