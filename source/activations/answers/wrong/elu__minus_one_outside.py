# exercise: elu
# breaks: 26
# hint: minus_one_outside
# alpha e^x - 1: agrees only for alpha = 1.
def elu(x, alpha=1.0):
    return torch.where(x > 0, x, alpha * torch.exp(x.clamp(max=0)) - 1)
